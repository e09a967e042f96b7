import { html, useEffect, useRef } from './lib.js';
import uPlot from '/console/lib/uPlot.mjs';
import { day } from './format.js';
import { t } from './i18n.js';

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A rolling window stands at its last day, others where they begin. */
const lastDay = (row) => (row.size.startsWith('rolling') ? new Date(row.windowEnd).getTime() - 86400000 : new Date(row.windowStart).getTime()) / 1000;

/** Scores over time with their intervals, the answers below, and the parts that are compared. */
export function Plot({ rows, parts, chosen, onChoose, label, theme }) {
  const place = useRef(null);
  const plot = useRef(null);
  const latest = useRef({});
  latest.current = { rows, onChoose };

  const times = rows.map(lastDay);
  const data = [
    times,
    rows.map((row) => row.low ?? null),
    rows.map((row) => row.high ?? null),
    rows.map((row) => row.score ?? null),
    rows.map((row) => row.responses ?? null),
    ...parts.map((part) => rows.map((row) => part.rows.get(row.windowStart)?.score ?? null)),
  ];
  const shape = parts.map((part) => part.name).join('|') + theme + label;

  useEffect(() => {
    const faint = colour('--faint');
    const line = colour('--accent');
    const axis = { stroke: colour('--quiet'), grid: { stroke: faint, width: 1 }, ticks: { stroke: faint, width: 1 }, font: '12px system-ui' };
    const options = {
      width: place.current.clientWidth,
      height: 260,
      padding: [8, 36, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 7 } },
      scales: { x: { time: true }, n: { range: (u, low, high) => [0, (high || 1) * 5] } },
      axes: [
        { ...axis, values: (u, ticks) => ticks.map((tick) => day(tick * 1000)), space: 90 },
        { ...axis, size: 48 },
        { ...axis, show: false, scale: 'n', side: 1, grid: { show: false } },
      ],
      series: [
        {},
        { stroke: 'transparent', points: { show: false } },
        { stroke: 'transparent', points: { show: false } },
        { stroke: line, width: 2, points: { show: rows.length < 50, size: 5, fill: line } },
        { scale: 'n', stroke: 'transparent', fill: colour('--bars'), paths: uPlot.paths.bars({ size: [0.6, 18] }), points: { show: false } },
        ...parts.map((part, i) => ({ stroke: colour('--line-' + (i % 4)), width: 1.5, dash: [[], [6, 4], [2, 3], [8, 3, 2, 3]][i % 4], points: { show: false } })),
      ],
      bands: [{ series: [2, 1], fill: colour('--band') }],
      hooks: {
        draw: [(u) => {
          const at = latest.current.rows.findIndex((row) => row.windowStart === u.chosen);
          if (at < 0) return;
          const x = u.valToPos(u.data[0][at], 'x', true);
          u.ctx.save();
          u.ctx.strokeStyle = colour('--quiet');
          u.ctx.setLineDash([4, 4]);
          u.ctx.beginPath();
          u.ctx.moveTo(x, u.bbox.top);
          u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
          u.ctx.stroke();
          u.ctx.restore();
        }],
      },
    };
    const made = new uPlot(options, data, place.current);
    made.chosen = chosen;
    made.over.addEventListener('click', () => {
      const row = latest.current.rows[made.cursor.idx];
      if (row) latest.current.onChoose(row.windowStart);
    });
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: place.current.clientWidth, height: 260 }));
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, [shape]);

  useEffect(() => {
    if (!plot.current) return;
    plot.current.chosen = chosen;
    plot.current.setData(data);
  });

  return html`<div class="plot" ref=${place} role="img" aria-label=${t('history') + ': ' + label}></div>`;
}
