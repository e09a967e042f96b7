// Prints the current scores of voc.scores.v1, one JSON object per line, sorted by key. See docs/consuming.md.
//   npm ci && node scores.mjs [METRIC]
import kafkajs from "kafkajs";
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";
import { decompress } from "fzstd";
import { randomUUID } from "node:crypto";

const { Kafka, CompressionCodecs, CompressionTypes, logLevel } = kafkajs;

const topic = "voc.scores.v1";
const brokers = (process.env.VOC_BOOTSTRAP_SERVERS ?? "localhost:29092").split(",");
const registryUrl = process.env.VOC_SCHEMA_REGISTRY ?? "http://localhost:28081/apis/ccompat/v7";
const metric = process.argv[2];

process.on("uncaughtException", (error) => {
  console.error(`scores: ${error.message}`);
  process.exit(1);
});

// The stages compress with zstd, which kafkajs cannot do by itself.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: async () => {
    throw new Error("nothing is written here");
  },
  decompress: async (buffer) => Buffer.from(decompress(buffer)),
});

const registry = new SchemaRegistry({ host: registryUrl });
const kafka = new Kafka({
  brokers,
  clientId: "voc-consume-scores",
  logLevel: logLevel.NOTHING,
  retry: { retries: 3 },
});

const admin = kafka.admin();
await admin.connect();
const ends = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
const unread = new Map(ends.filter((end) => end.high !== end.low).map((end) => [end.partition, BigInt(end.high)]));

const current = new Map();

function countsNothing(score) {
  return score.responses === 0 && score.dismissed === 0 && score.partial === 0;
}

function toJson(key, score) {
  return JSON.stringify({
    key,
    ...score,
    windowStart: new Date(score.windowStart).toISOString(),
    windowEnd: new Date(score.windowEnd).toISOString(),
    asOf: new Date(score.asOf).toISOString(),
  });
}

async function read({ batch }) {
  for (const message of batch.messages) {
    const key = message.key.toString("utf8");
    const score = message.value === null ? null : await registry.decode(message.value);
    if (score === null || countsNothing(score)) {
      current.delete(key);
    } else {
      current.set(key, score);
    }
  }
}

// readUncommitted: false is the default; said here because the stages write in transactions.
const consumer = kafka.consumer({ groupId: `voc-consume-scores-${randomUUID()}`, readUncommitted: false });
const finished = new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  // The last offsets of a partition are transaction markers, which bring no message: go by the batch, not by the messages.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    if (BigInt(payload.lastOffset) + 1n >= (unread.get(payload.partition) ?? 0n)) unread.delete(payload.partition);
    if (unread.size === 0) resolve();
  });
});
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({ eachBatch: read, autoCommit: false });
if (unread.size > 0) await finished;
await consumer.disconnect();

for (const key of [...current.keys()].sort()) {
  if (metric === undefined || current.get(key).metric === metric) console.log(toJson(key, current.get(key)));
}
