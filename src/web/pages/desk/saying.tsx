/** Whose words: the edge, the label and the quotation marks say it together. Only what was written or said stands in them. */
import type { VNode } from 'preact';
import type { Review, ReviewLine } from '../../../review/views.ts';
import { entryAnchor } from './stops.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface SayingProps {
  readonly line: ReviewLine;
  readonly review: Review;
  /** Marks the place in the conversation that the line comes from. */
  readonly showSource: (position: number) => void;
}

/** What a line says, with whose words they are, the choices that were offered, and a link to the place in the conversation. */
export function Saying({ line, review, showSource }: SayingProps): VNode {
  const w = useWords();
  return (
    <div class={`from ${line.by}`}>
      <p class="label">
        {w(`provenance.${line.by}`)}
        <Source line={line} review={review} showSource={showSource} />
      </p>
      <div lang={review.language} dir="auto">
        {line.quote !== undefined && <q class="words">{line.quote}</q>}
        {line.quote === undefined && line.scale === undefined && <p class={line.none === undefined ? '' : 'soft'}>{line.text}</p>}
        {line.scale !== undefined && <Scale value={line.scale.value} anchors={line.scale.anchors} />}
      </div>
      {among(line) && (
        <details>
          <summary>{w('source.offered')}</summary>
          <ul class="offered" lang={review.language}>
            {line.offered.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** On a scale the numbers are no choices worth naming. */
function among(line: ReviewLine): boolean {
  return line.offered.length > 1 && line.scale === undefined;
}

/** Among how many, when, and the link to the place in the conversation. */
function Source({ line, review, showSource }: SayingProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const entry = review.conversation.find((one) => one.position === line.source);
  return (
    <span class="src">
      {among(line) && `, ${w('source.among', { n: line.offered.length })}`}
      {entry !== undefined && (
        <>
          {`, ${dayAndTime(entry.at, language)}. `}
          <a
            href={`#${entryAnchor(entry.position)}`}
            aria-label={`${w('source.show')}: ${line.heading}`}
            onClick={(event) => {
              event.preventDefault();
              event.stopPropagation();
              showSource(entry.position);
            }}
          >
            {w('source.show')}
          </a>
        </>
      )}
    </span>
  );
}

/** A small picture of 0 to 10; the words beside it say the same. */
function Scale({ value, anchors }: { readonly value: number; readonly anchors: readonly string[] }): VNode {
  const w = useWords();
  const [low = '', middle = '', high = ''] = anchors;
  const places = Array.from({ length: 11 }, (_, place) => place);
  return (
    <div class="scale">
      <p>
        <strong>{w('scale.value', { value })}</strong>
      </p>
      <svg viewBox="0 0 224 20" aria-hidden="true">
        <path class="axis" d="M12 10h200" />
        {places.map((place) => (
          <circle
            key={place}
            class={place === value ? 'mark-here' : 'mark-off'}
            cx={12 + place * 20}
            cy="10"
            r={place === value ? 8 : 3.5}
          />
        ))}
      </svg>
      <p class="small soft">{w('scale.words', { low, middle, high })}</p>
    </div>
  );
}

/** What the caseworker has put beside the citizen's words, and what the citizen answered. */
export function StaffWords({ line, review }: { readonly line: ReviewLine; readonly review: Review }): VNode {
  const w = useWords();
  const { change, notNow, question } = line;
  return (
    <>
      {change !== undefined && (
        <div class="from staff">
          <p class="label">{w('change.by', { name: change.staff })}</p>
          <p dir="auto">{change.text}</p>
          <p class="src">{w('change.reason', { reason: change.reason })}</p>
        </div>
      )}
      {change?.comment !== undefined && (
        <div class="from written">
          <p class="label">{w(`answered.${change.agreement}`)}</p>
          <q class="words" dir="auto" lang={review.language}>
            {change.comment}
          </q>
        </div>
      )}
      {notNow !== undefined && (
        <div class="from staff">
          <p class="label">{w('not-now.by', { name: notNow.staff })}</p>
          <p dir="auto">{notNow.reason}</p>
        </div>
      )}
      {question !== undefined && (
        <div class="from staff">
          <p class="label">{w('question.asked')}</p>
          <p dir="auto">{question}</p>
        </div>
      )}
    </>
  );
}
