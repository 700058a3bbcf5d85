/** The conversation beside the draft, by days. The entry that the line at hand comes from is marked and brought into view. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Review, ReviewEntry } from '../../../review/views.ts';
import type { Show } from './acts.ts';
import { byDay } from './order.ts';
import { lineAnchor, entryAnchor, lineLabel } from './stops.ts';
import { clock, day } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface TalkProps {
  readonly review: Review;
  /** The marked entry. */
  readonly here: number | undefined;
  readonly show: Show;
}

/**
 * Shows what the review holds of the conversation, which is its newest part when the first entry is not number 1. Under what people
 * wrote stand links to the lines that come from it.
 */
export function Talk({ review, here, show }: TalkProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const column = useRef<HTMLElement>(null);
  useEffect(() => scrollWithin(column.current, here), [here]);
  const first = review.conversation[0];
  return (
    <section class="talk" aria-labelledby="talk" tabIndex={0} ref={column}>
      <h2 id="talk">{w('talk.title')}</h2>
      {first !== undefined && first.position > 1 && <p class="src">{w('talk.newest')}</p>}
      {review.conversation.length === 0 && <p class="src">{w('talk.empty')}</p>}
      {byDay(review.conversation, (at) => day(at, language)).map(({ day: name, entries }) => (
        <div key={entries[0]?.position}>
          <h3 class="day sentence">{name}</h3>
          {entries.map((entry) => (
            <Message key={entry.position} entry={entry} review={review} here={entry.position === here} show={show} />
          ))}
        </div>
      ))}
    </section>
  );
}

interface MessageProps {
  readonly entry: ReviewEntry;
  readonly review: Review;
  readonly here: boolean;
  readonly show: Show;
}
function Message({ entry, review, here, show }: MessageProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const lines = review.lines.filter((line) => line.source === entry.position);
  const chosen = entry.chosen === true && !lines.some((line) => line.quote !== undefined);
  const kind = `msg ${entry.from}${chosen ? ' chosen' : ''}${here ? ' here' : ''}`;
  return (
    <div class={kind} id={entryAnchor(entry.position)} tabIndex={-1}>
      <span class="hide">{w(`talk.${entry.from}`)} </span>
      <p class="said" dir="auto" lang={review.language}>
        {entry.text}
      </p>
      {entry.from !== 'bot' && (
        <p class="src">
          <span>
            {clock(entry.at, language)} {channelName(entry.channel, w)}
          </span>
          {lines.map((line) => (
            <a
              key={line.id}
              href={`#${lineAnchor(line.id)}`}
              onClick={(event) => {
                event.preventDefault();
                show({ kind: 'line', id: line.id, label: '' });
              }}
            >
              {lineLabel(line)}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

/** A channel that has no name here keeps its own. */
function channelName(channel: string, w: (key: string) => string): string {
  const name = w(`channel.${channel}`);
  return name === `channel.${channel}` ? channel : name;
}

/** Only the column moves, never the page. Where the column does not scroll by itself, nothing moves. */
function scrollWithin(column: HTMLElement | null, position: number | undefined): void {
  const entry = position === undefined ? null : document.getElementById(entryAnchor(position));
  if (column === null || entry === null || column.scrollHeight <= column.clientHeight) return;
  column.scrollTop = entry.offsetTop - column.clientHeight / 3;
}
