/** The foot: what stops confirming, apart from what only needs a reason; the button that is always there; and after it, the hand-over. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Review } from '../../../review/views.ts';
import type { Send, Show, Write } from './acts.ts';
import type { Written } from './forms.ts';
import { Places, ProblemNote, Stops } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { begunOn, stops, unagreed } from './stops.ts';
import type { Place, Stop } from './stops.ts';
import { dayAndTime } from './times.ts';
import { useLanguage, useWords } from './words.ts';

interface FootProps {
  readonly review: Review;
  readonly written: Written;
  readonly write: Write;
  readonly send: Send;
  readonly problem: Problem | undefined;
  readonly show: Show;
}

/** Tells the page how high the foot is, so that what takes the focus is not hidden behind it. */
function useHeight() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const foot = place.current;
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty('--foot', `${foot.offsetHeight}px`));
    watch.observe(foot);
    return () => {
      watch.disconnect();
      document.documentElement.style.removeProperty('--foot');
    };
  }, []);
  return place;
}

/** What stops confirming now: the server's refusals, lines being written on, and a reason that is still missing. */
interface Stopping {
  readonly found: readonly Stop[];
  readonly writing: readonly Place[];
  /** Only the reason is missing. */
  readonly reasonOnly: boolean;
  readonly stopped: boolean;
}
function stopping(review: Review, written: Written): Stopping {
  const found = stops(review.refusals, review);
  const writing = begunOn(written, review.lines);
  const missing = review.needsReason && written.reason.trim() === '';
  const others = found.length > 0 || writing.length > 0;
  return { found, writing, reasonOnly: missing && !others, stopped: missing || others };
}

/**
 * The button stays in place when something stops it: pressed then, it takes the focus to what has to be done first. The draft is named
 * by its hash, so that one that has moved meanwhile is not confirmed unread. It is sent once, however often it is pressed meanwhile; and
 * over a plan that is confirmed no refusal of that stands, for another press, here or in another window, was before it.
 */
export function Foot({ review, written, write, send, problem, show }: FootProps): VNode {
  const w = useWords();
  const place = useHeight();
  const sending = useRef(false);
  const done = review.planStatus === 'confirmed';
  const shown = problem?.place === 'hand-over' || (problem?.place === 'confirm' && !done) ? problem : undefined;
  const now = stopping(review, written);
  const confirm = async (): Promise<void> => {
    if (now.stopped) {
      const first = now.reasonOnly ? document.getElementById('reason') : place.current?.querySelector<HTMLElement>('#stops a');
      first?.focus();
      return;
    }
    if (sending.current) return;
    sending.current = true;
    const reason = review.needsReason ? { reason: written.reason } : {};
    const after = await send({ kind: 'confirm', draft: review.draftHash ?? '', ...reason }, 'confirm');
    sending.current = false;
    if (after === undefined) return;
    write((before) => ({ ...before, reason: '' }));
    place.current?.focus();
  };
  const disabled = now.stopped ? 'true' : undefined;
  return (
    <section class="foot" aria-label={w('foot.name')} ref={place} tabIndex={-1}>
      {shown !== undefined && <ProblemNote problem={shown} review={review} show={show} />}
      {review.confirmed !== undefined && <Confirmed confirmed={review.confirmed} send={send} newer={!done} />}
      {!done && <Before now={now} show={show} />}
      {!done && <Aside review={review} written={written} write={write} show={show} />}
      {!done && (
        <button type="button" class="main-act" aria-disabled={disabled} aria-describedby="stops" onClick={() => void confirm()}>
          {w('foot.confirm')}
        </button>
      )}
      {review.lines.length > 0 && <Papers review={review} />}
    </section>
  );
}

/** The plan to hand over, and what the citizen has released to the mentor. */
function Papers({ review }: { readonly review: Review }): VNode {
  const w = useWords();
  const path = `/api/staff/citizens/${encodeURIComponent(review.citizen)}/plan.pdf`;
  return (
    <p class="papers">
      <a href={path} download>
        {w('paper.plan')}
      </a>
      {review.forMentor && (
        <>
          {' '}
          <a href={`${path}?audience=mentor`} download>
            {w('paper.mentor')}
          </a>
        </>
      )}
    </p>
  );
}

/** What has to be done first. It describes the button. */
function Before({ now, show }: { readonly now: Stopping; readonly show: Show }): VNode {
  const w = useWords();
  return (
    <div id="stops">
      <h2>{w(now.stopped ? 'foot.before' : 'foot.clear')}</h2>
      <Stops stops={now.found} show={show} />
      {now.writing.length > 0 && (
        <p>
          {w('foot.writing')} <Places places={now.writing} show={show} />
        </p>
      )}
      {now.reasonOnly && <p>{w('foot.reason-first')}</p>}
    </div>
  );
}

/** What stops nothing: changes that only need a reason, and what is told beside. */
function Aside({ review, written, write, show }: Pick<FootProps, 'review' | 'written' | 'write' | 'show'>): VNode {
  const w = useWords();
  const open = (['disagreed', 'commented', 'unanswered'] as const).map((answer) => ({ answer, places: unagreed(review.lines)[answer] }));
  return (
    <div>
      {review.needsReason && (
        <>
          <h2>{w('foot.needs-reason')}</h2>
          <p>
            {open
              .filter(({ places }) => places.length > 0)
              .map(({ answer, places }, index) => (
                <span key={answer}>
                  {index > 0 && '. '}
                  {w(`agreement.${answer}`)}: <Places places={places} show={show} />
                </span>
              ))}
          </p>
          <label for="reason">{w('foot.reason')}</label>
          <textarea
            id="reason"
            rows={2}
            maxLength={2000}
            value={written.reason}
            onInput={(event) => {
              const reason = event.currentTarget.value;
              write((before) => ({ ...before, reason }));
            }}
          />
        </>
      )}
      {review.warnings.map((warning) => (
        <p key={warning}>{w(`warning.${warning}`)}</p>
      ))}
    </div>
  );
}

interface ConfirmedProps {
  readonly confirmed: NonNullable<Review['confirmed']>;
  /** A newer draft is worked on beside it. */
  readonly newer: boolean;
  readonly send: Send;
}
function Confirmed({ confirmed, newer, send }: ConfirmedProps): VNode {
  const w = useWords();
  const language = useLanguage();
  const { at, staff, handedOver } = confirmed;
  return (
    <div class="confirmed">
      <p>
        <span class="tag ok">{w(newer ? 'confirmed.standing' : 'confirmed.done')}</span>{' '}
        {w('confirmed.by', { at: dayAndTime(at, language), name: staff })}{' '}
        {handedOver !== undefined && w('confirmed.handed', { at: dayAndTime(handedOver, language) })}
      </p>
      {handedOver === undefined && (
        <button type="button" class={newer ? '' : 'main-act'} onClick={() => void send({ kind: 'hand-over' }, 'hand-over')}>
          {w('confirmed.hand-over')}
        </button>
      )}
    </div>
  );
}
