// Both languages say the same: a test compares their keys.
export const texts = {
  en: {
    title: 'VOC Streams', skip: 'To the content', menu: 'Pages',
    scores: 'Scores', journeys: 'Journeys', customer: 'Customer', pipeline: 'Data health',
    language: '日本語', languageName: 'Switch to Japanese', theme: 'Light or dark', help: 'Keyboard', signOut: 'Sign out',
    live: 'Live', loading: 'Loading …', away: 'Reconnecting …', none: '',
    'error.title': 'No answer', 'error.retry': 'Try again', 'error.forbidden': 'Your role may not see this.',
    'error.network': 'The server does not answer. The page goes on when it does.',
    'token.title': 'Sign in', 'token.label': 'Token', 'token.enter': 'Enter', 'token.why': 'This server asks for a token. It is kept in this tab only.',
    'token.wrong': 'This token opens nothing.',
    metric: 'Metric', breakdown: 'By', size: 'Window', window: 'Period', earlier: 'Earlier period', later: 'Later period', newest: 'Newest',
    'size.PT1H': 'Hour', 'size.P1D': 'Day', 'size.P1M': 'Month', 'size.rolling-P7D': 'Last 7 days', 'size.rolling-P28D': 'Last 28 days',
    'dimension.*': 'total only', 'dimension.channel': 'channel', 'dimension.stage': 'stage', 'dimension.action': 'touchpoint', 'dimension.survey': 'survey',
    'dimension.segment': 'segment', 'dimension.store': 'store', 'dimension.product': 'product', 'dimension.experiment': 'experiment',
    answers: 'Answers', customers: 'Customers', interval: '95 % interval', score: 'Score', change: 'Change', before: 'against the period before',
    moved: 'Contribution', 'moved.why': 'How many points of the change of the total each part explains. They add up to it.', noBefore: 'nothing before',
    'few': 'few answers: read with care', all: 'All',
    'finality': 'State', 'finality.PROVISIONAL': 'still moving', 'finality.FINAL': 'final', 'finality.CORRECTED': 'corrected after final',
    reasons: 'Moved because', 'reason.NEW_RESPONSE': 'new answer', 'reason.CORRECTED_RESPONSE': 'answer corrected', 'reason.RETRACTED_RESPONSE': 'answer taken back',
    'reason.REASSIGNED': 'moved with a customer', 'reason.WINDOW_CLOSED': 'period closed',
    promoters: 'Promoters', passives: 'Passives', detractors: 'Detractors', dismissed: 'Dismissed', partial: 'Partial',
    history: 'History', asTable: 'As a table', parts: 'Parts', part: 'Part', revisions: 'How it came about', revision: 'Version', publishedAt: 'Published',
    heldFrom: 'Versions are held since', hidden: 'hidden: too few answers', noScores: 'No scores yet', 'noScores.how': 'They appear as soon as answers arrive. A sample: ./voc generate --customers 100',
    distribution: 'Answers by value', select: 'Compare in the plot', tooMany: 'more are not shown',
    outcome: 'Outcome', 'outcome.CONVERTED': 'converted', 'outcome.RESOLVED': 'resolved', 'outcome.UNRESOLVED': 'unresolved', 'outcome.ABANDONED': 'abandoned', 'outcome.BROWSED': 'browsed',
    status: 'State', 'status.OPEN': 'open', 'status.CLOSED': 'closed', 'status.SUPERSEDED': 'superseded', successor: 'now part of this journey', gone: 'all its touchpoints went away',
    last: 'Last', channels: 'Channels', steps: 'Steps', furthest: 'Furthest stage', more: 'More', noJourneys: 'No such journeys', any: 'any',
    'channel.WEB': 'Web', 'channel.APP': 'App', 'channel.CALL_CENTER': 'Call center', 'channel.STORE': 'Store', 'channel.MESSAGING': 'Messages', 'channel.UNKNOWN': 'Unknown',
    'channel.EMAIL': 'E-mail', 'channel.CHAT': 'Chat', 'channel.SOCIAL': 'Social',
    'stage.AWARENESS': 'Awareness', 'stage.CONSIDERATION': 'Consideration', 'stage.PURCHASE': 'Purchase', 'stage.USE': 'Use', 'stage.SUPPORT': 'Support', 'stage.LOYALTY': 'Loyalty', 'stage.UNKNOWN': 'Other', 'stage.UNATTRIBUTED': 'Unattributed',
    'customer.find': 'Customer id', 'customer.show': 'Show', 'customer.none': 'Nothing is held of such a customer', 'customer.hint': 'Enter a customer id, or choose a journey.',
    identified: 'identified', anonymous: 'not identified', visits: 'visits', switches: 'channel switches', outside: 'Outside of journeys', laterBy: 'later', noComment: 'no comment',
    'rule.EXPLICIT': 'names this touchpoint', 'rule.CORRELATION': 'same order or case', 'rule.SAME_CHANNEL': 'latest on its channel', 'rule.ANY_CHANNEL': 'latest on any channel', 'rule.NONE': 'about no touchpoint',
    days: 'days', hours: 'hours', minutes: 'minutes', about: 'about', message: 'message to the customer',
    ledger: 'What became of the records', stage: 'Stage', topic: 'Topic', consumed: 'Read', accepted: 'Accepted', duplicate: 'Known already', rejected: 'Refused', dead: 'Dead letters', inFlight: 'In flight',
    addsUp: 'Every record is accounted for.', underWay: 'Some records are under way.', lag: 'Still to be read', lagWhy: 'Records that this page does not know of yet',
    refusals: 'Refused, by reason', reason: 'Reason', records: 'Records', refused: 'Latest refusals', field: 'Field', detail: 'What is wrong', at: 'At', noRefusals: 'Nothing was refused.', adminOnly: 'Single refusals are for admins.', notReady: 'The topics are still being read; figures are not whole yet.',
    'key.pages': 'to a page: Scores, Journeys, Customer, Data health', 'key.window': 'earlier or later period', 'key.search': 'to the customer id', 'key.help': 'this list', close: 'Close',
  },
  ja: {
    title: 'VOC Streams', skip: '本文へ', menu: 'ページ',
    scores: 'スコア', journeys: 'ジャーニー', customer: '顧客', pipeline: 'データの状態',
    language: 'English', languageName: '英語に切り替える', theme: '明暗を切り替える', help: 'キーボード操作', signOut: 'サインアウト',
    live: 'リアルタイム', loading: '読み込み中…', away: '再接続中…', none: '',
    'error.title': '応答がありません', 'error.retry': 'もう一度試す', 'error.forbidden': 'この情報を見る権限がありません。',
    'error.network': 'サーバーが応答しません。応答があれば自動で再開します。',
    'token.title': 'サインイン', 'token.label': 'トークン', 'token.enter': '入る', 'token.why': 'このサーバーにはトークンが必要です。このタブの中だけに保存されます。',
    'token.wrong': 'このトークンは使えません。',
    metric: '指標', breakdown: '内訳', size: '集計期間', window: '対象期間', earlier: '前の期間', later: '次の期間', newest: '最新',
    'size.PT1H': '1時間', 'size.P1D': '1日', 'size.P1M': '月', 'size.rolling-P7D': '直近7日', 'size.rolling-P28D': '直近28日',
    'dimension.*': '全体のみ', 'dimension.channel': 'チャネル', 'dimension.stage': '段階', 'dimension.action': '接点', 'dimension.survey': '調査',
    'dimension.segment': 'セグメント', 'dimension.store': '店舗', 'dimension.product': '商品', 'dimension.experiment': '実験',
    answers: '回答数', customers: '顧客数', interval: '95%信頼区間', score: 'スコア', change: '変化', before: '前の期間との比較',
    moved: '寄与', 'moved.why': '全体の変化のうち、各内訳で説明できるポイント数。合計は全体の変化に一致します。', noBefore: '前の期間なし',
    'few': '回答が少ないため注意', all: '全体',
    'finality': '状態', 'finality.PROVISIONAL': '変動中', 'finality.FINAL': '確定', 'finality.CORRECTED': '確定後に訂正',
    reasons: '変わった理由', 'reason.NEW_RESPONSE': '新しい回答', 'reason.CORRECTED_RESPONSE': '回答の訂正', 'reason.RETRACTED_RESPONSE': '回答の取り消し',
    'reason.REASSIGNED': '顧客の統合・分離', 'reason.WINDOW_CLOSED': '期間の締め',
    promoters: '推奨者', passives: '中立者', detractors: '批判者', dismissed: '回答せず閉じた', partial: '途中まで',
    history: '推移', asTable: '表で見る', parts: '内訳の一覧', part: '内訳', revisions: 'この値になるまで', revision: '版', publishedAt: '公開時刻',
    heldFrom: '版を保持している期間の始まり', hidden: '非表示（回答が少ないため）', noScores: 'スコアはまだありません', 'noScores.how': '回答が届くと表示されます。サンプル: ./voc generate --customers 100',
    distribution: '値ごとの回答数', select: 'グラフで比べる', tooMany: '件は表示していません',
    outcome: '結果', 'outcome.CONVERTED': '購入', 'outcome.RESOLVED': '解決', 'outcome.UNRESOLVED': '未解決', 'outcome.ABANDONED': '離脱', 'outcome.BROWSED': '閲覧のみ',
    status: '状態', 'status.OPEN': '進行中', 'status.CLOSED': '終了', 'status.SUPERSEDED': '置き換え済み', successor: '現在はこのジャーニーの一部', gone: '接点がすべてなくなりました',
    last: '最終', channels: 'チャネル', steps: 'ステップ', furthest: '到達段階', more: 'さらに表示', noJourneys: '該当するジャーニーはありません', any: 'すべて',
    'channel.WEB': 'ウェブ', 'channel.APP': 'アプリ', 'channel.CALL_CENTER': 'コールセンター', 'channel.STORE': '店舗', 'channel.MESSAGING': 'メッセージ', 'channel.UNKNOWN': '不明',
    'channel.EMAIL': 'メール', 'channel.CHAT': 'チャット', 'channel.SOCIAL': 'SNS',
    'stage.AWARENESS': '認知', 'stage.CONSIDERATION': '検討', 'stage.PURCHASE': '購入', 'stage.USE': '利用', 'stage.SUPPORT': 'サポート', 'stage.LOYALTY': 'ロイヤルティ', 'stage.UNKNOWN': 'その他', 'stage.UNATTRIBUTED': '接点なし',
    'customer.find': '顧客ID', 'customer.show': '表示', 'customer.none': 'この顧客の情報はありません', 'customer.hint': '顧客IDを入力するか、ジャーニーを選んでください。',
    identified: '特定済み', anonymous: '未特定', visits: '訪問', switches: 'チャネル移動', outside: 'ジャーニー以外', laterBy: '後', noComment: 'コメントなし',
    'rule.EXPLICIT': 'この接点を指定', 'rule.CORRELATION': '同じ注文・案件', 'rule.SAME_CHANNEL': '同じチャネルの直近', 'rule.ANY_CHANNEL': '直近の接点', 'rule.NONE': '対応する接点なし',
    days: '日', hours: '時間', minutes: '分', about: '約', message: '顧客への連絡',
    ledger: 'レコードの行方', stage: 'ステージ', topic: 'トピック', consumed: '読み込み', accepted: '受理', duplicate: '重複', rejected: '拒否', dead: 'デッドレター', inFlight: '処理中',
    addsUp: 'すべてのレコードの行方が一致しています。', underWay: '処理中のレコードがあります。', lag: '未読', lagWhy: 'この画面にまだ反映されていないレコード数',
    refusals: '拒否の理由', reason: '理由', records: '件数', refused: '最近の拒否', field: '項目', detail: '内容', at: '時刻', noRefusals: '拒否されたレコードはありません。', adminOnly: '個々の拒否は管理者だけが見られます。', notReady: 'トピックを読み込み中です。数値はまだ完全ではありません。',
    'key.pages': 'ページへ移動（スコア、ジャーニー、顧客、データの状態）', 'key.window': '前後の期間', 'key.search': '顧客IDの入力へ', 'key.help': 'この一覧', close: '閉じる',
  },
};

let current = localStorage.getItem('voc-language') || (navigator.language.startsWith('ja') ? 'ja' : 'en');
document.documentElement.lang = current;

export const language = () => current;

export function setLanguage(name) {
  current = name;
  localStorage.setItem('voc-language', name);
  document.documentElement.lang = name;
  dispatchEvent(new Event('voc-language'));
}

export const t = (key) => texts[current][key] ?? key;

/** Of a symbol; one that is not known is shown as it is. */
export function symbol(kind, name) {
  return texts[current][kind + '.' + name] ?? name;
}
