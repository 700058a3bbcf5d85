/** What the citizen lets the mentor see, line by line. Nothing is ticked until the citizen does it. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CitizenPlan, LineView, ReleaseRequest } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import type { Answered } from './plan-source.ts';
import { Saying } from './saying.tsx';

interface ReleaseProps {
  readonly plan: CitizenPlan;
  readonly send: (request: ReleaseRequest) => Promise<Answered>;
}

/** Nothing while the plan speaks of no mentor. */
export function Release({ plan, send }: ReleaseProps): VNode | null {
  const w = useWords();
  const [problem, setProblem] = useState('');
  const lines = plan.lines.filter(({ none }) => none === undefined);
  if (!lines.some(({ group }) => group === 'mentor')) return null;
  const seen = lines.filter(({ release }) => release?.to.includes('mentor') === true).length;
  const give = async (request: ReleaseRequest): Promise<boolean> => {
    const answered = await send(request);
    setProblem(answered.kind === 'kept' ? '' : answered.kind === 'moved' ? (answered.said ?? w('answer-moved')) : w('release-failed'));
    return answered.kind === 'kept';
  };
  return (
    <details class="release">
      <summary>{w('release-title')}</summary>
      <p>{w('release-note')}</p>
      <p role="status">{seen === 0 ? w('release-none') : seen === 1 ? w('release-one') : w('release-many', { count: seen })}</p>
      <ul>
        {lines.map((line) => (
          <Tick key={line.id} line={line} give={give} />
        ))}
      </ul>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </details>
  );
}

interface TickProps {
  readonly line: LineView;
  readonly give: (request: ReleaseRequest) => Promise<boolean>;
}
/** A tick stands while it is on its way, also when the plan is read meanwhile; one that did not get through goes back. */
function Tick({ line, give }: TickProps): VNode {
  const released = line.release?.to.includes('mentor') === true;
  const [wanted, setWanted] = useState<boolean>();
  useEffect(() => {
    if (wanted === released) setWanted(undefined);
  }, [wanted, released]);
  const change = async (box: HTMLInputElement): Promise<void> => {
    setWanted(box.checked);
    const kept = await give({ line: line.id, of: line.release?.of ?? '', released: box.checked });
    if (!kept) setWanted(undefined);
  };
  return (
    <li>
      <label>
        <input type="checkbox" checked={wanted ?? released} onChange={(event) => void change(event.currentTarget)} />
        <span>
          <b>{line.heading}</b>
          <Saying line={line} />
        </span>
      </label>
    </li>
  );
}
