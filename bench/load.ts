/**
 * Messages by the clock against the real server on loopback, whether or not it keeps up: the time to the acknowledgement is counted from
 * the moment at which the message was to be sent, so that a server that falls behind does not hide it. Afterwards every acknowledged
 * message is looked for in the transcripts. With DATABASE_URL and TOKEN_SECRET set, against PostgreSQL; otherwise on files.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Product } from './child.ts';
import { makeFolder } from './citizens.ts';
import { percentile } from './measure.ts';
import type { Effort, Figure, Finding } from './report.ts';

interface Sender {
  readonly conversationId: string;
  readonly token: string;
  readonly acknowledged: string[];
}
interface Run {
  readonly milliseconds: readonly number[];
  readonly refused: number;
  /** From the last planned moment until the last answer. */
  readonly drained: number;
}

/** Messages a second in the steady run, and how many times as many in the burst. */
const steady = 50;
const burst = 10;
/** Milliseconds of p99 at which the search for the most ends. */
const tooSlow = 1000;
let sent = 0;

async function ask(url: string, token: string, body?: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
  return fetch(url, { headers, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
}

async function enter(url: string): Promise<Sender> {
  const { token } = (await (await ask(`${url}/v3/directline/tokens/generate`, '', {})).json()) as Sender;
  const entered = (await (await ask(`${url}/v3/directline/conversations`, token, {})).json()) as Sender;
  return { ...entered, acknowledged: [] };
}

/** One message; true when it was acknowledged. */
async function send(url: string, sender: Sender): Promise<boolean> {
  const id = `load-${(sent += 1)}`;
  const body = { type: 'message', text: 'hjælp', from: { id: 'citizen' }, locale: 'da', channelData: { clientActivityID: id } };
  const answer = await ask(`${url}/v3/directline/conversations/${sender.conversationId}/activities`, sender.token, body);
  await answer.arrayBuffer();
  if (answer.ok) sender.acknowledged.push(id);
  return answer.ok;
}

/** So many messages a second for so many seconds, the senders in turn. */
async function drive(url: string, senders: readonly Sender[], plan: { readonly rate: number; readonly seconds: number }): Promise<Run> {
  const milliseconds: number[] = [];
  const all = plan.rate * plan.seconds;
  const begun = performance.now();
  let refused = 0;
  const answers: Promise<void>[] = [];
  for (let n = 0; n < all; n += 1) {
    const planned = begun + (n * 1000) / plan.rate;
    const wait = planned - performance.now();
    if (wait > 1) await pause(wait);
    const one = async (): Promise<void> => {
      const taken = await send(url, senders[n % senders.length]!).catch(() => false);
      if (taken) milliseconds.push(performance.now() - planned);
      else refused += 1;
    };
    answers.push(one());
  }
  await Promise.all(answers);
  return { milliseconds, refused, drained: performance.now() - begun - plan.seconds * 1000 };
}

/** Acknowledged messages that are not in the transcript exactly once. */
async function lost(url: string, senders: readonly Sender[]): Promise<number> {
  let count = 0;
  for (const { conversationId, token, acknowledged } of senders) {
    const answer = await ask(`${url}/v3/directline/conversations/${conversationId}/activities?watermark=`, token);
    const { activities } = (await answer.json()) as {
      readonly activities: readonly { readonly channelData?: { readonly clientActivityID?: string } }[];
    };
    const times = new Map<string, number>();
    for (const { channelData } of activities) {
      const id = channelData?.clientActivityID ?? '';
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    count += acknowledged.filter((id) => times.get(id) !== 1).length;
  }
  return count;
}

/** Doubles the rate until p99 passes a second or messages are refused; gives the last rate that was borne. */
async function most(url: string, senders: readonly Sender[], seconds: number): Promise<number> {
  let borne = 0;
  for (let rate = steady; rate <= 6400; rate *= 2) {
    const { milliseconds, refused } = await drive(url, senders, { rate, seconds });
    if (refused > 0 || percentile(milliseconds, 0.99) > tooSlow) break;
    borne = rate;
  }
  return borne;
}

/** Steady for a minute, then a burst, then the search for the most. */
export async function benchLoad({ quick }: Effort): Promise<Finding> {
  const folder = await makeFolder();
  const product = await Product.start(folder.path);
  const { url } = product;
  try {
    const senders: Sender[] = [];
    for (let n = 0; n < (quick ? 50 : 200); n += 1) senders.push(await enter(url));
    await drive(url, senders, { rate: steady, seconds: quick ? 1 : 10 });
    const before = await product.usage();
    const seconds = quick ? 4 : 60;
    const run = await drive(url, senders, { rate: steady, seconds });
    const after = await product.usage();
    const peak = await drive(url, senders, { rate: steady * burst, seconds: quick ? 1 : 5 });
    const rate = await most(url, senders, quick ? 1 : 5);
    return report({
      run,
      peak,
      rate,
      lost: await lost(url, senders),
      heap: ((after.heapUsed - before.heapUsed) / 1e6 / seconds) * 60,
      rss: ((after.rss - before.rss) / 1e6 / seconds) * 60,
    });
  } finally {
    await product.close();
    await folder.remove();
  }
}

interface Measured {
  readonly run: Run;
  readonly peak: Run;
  readonly rate: number;
  readonly lost: number;
  /** Megabytes more in a minute. */
  readonly heap: number;
  readonly rss: number;
}

function report({ run, peak, rate, lost: gone, heap, rss }: Measured): Finding {
  const store = (process.env['DATABASE_URL'] ?? '') === '' ? 'files' : 'PostgreSQL';
  const p99 = percentile(run.milliseconds, 0.99);
  const figures: readonly Figure[] = [
    { name: `to the acknowledgement, median, ${store}`, value: percentile(run.milliseconds, 0.5), unit: 'ms' },
    { name: `to the acknowledgement, p99, ${store}`, value: p99, unit: 'ms' },
    { name: 'to the acknowledgement in the burst, p99', value: percentile(peak.milliseconds, 0.99), unit: 'ms' },
    { name: 'burst drained after its end', value: Math.max(0, peak.drained) / 1000, unit: 's' },
    { name: 'heap more in a minute', value: heap, unit: 'MB' },
    { name: 'resident memory more in a minute', value: rss, unit: 'MB' },
    { name: 'most before p99 passes a second', value: rate, unit: 'messages/s' },
  ];
  return {
    bench: 'load',
    figures,
    goals: [
      { name: `p99 at ${steady} messages a second`, figure: p99, compare: 'at most', goal: 250, unit: 'ms' },
      { name: 'acknowledged and not there once', figure: gone, compare: 'at most', goal: 0, unit: 'messages' },
      { name: 'refused', figure: run.refused + peak.refused, compare: 'at most', goal: 0, unit: 'messages' },
    ],
  };
}
