/** The citizen's plans over time: the one that counts, the draft, and earlier ones to read. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CitizenPlan, PlanVersion } from '../../../review/views.ts';
import { useWords } from '../shared/words.ts';
import { dateIn } from './dates.ts';
import { fetchVersion } from './plan-source.ts';
import { Sheet } from './sheet.tsx';

const names: Readonly<Record<PlanVersion['status'], string>> = {
  draft: 'version-draft',
  submitted: 'version-draft',
  returned: 'version-draft',
  confirmed: 'version-current',
  superseded: 'version-older',
};

/** What is open: an earlier plan, or word that it could not be had. */
type Opened = { readonly revision: number; readonly plan: CitizenPlan | undefined };

/** Nothing until a plan has taken the place of another. */
export function Versions({ plan, token }: { readonly plan: CitizenPlan; readonly token: string }): VNode | null {
  const w = useWords();
  const [opened, setOpened] = useState<Opened>();
  const versions = plan.versions ?? [];
  if (!versions.some(({ status }) => status === 'superseded')) return null;
  const open = async (revision: number): Promise<void> => {
    if (opened?.revision === revision && opened.plan !== undefined) return setOpened(undefined);
    setOpened({ revision, plan: await fetchVersion(token, revision) });
  };
  return (
    <section class="versions" aria-labelledby="versions">
      <h2 id="versions">{w('versions')}</h2>
      <ul>
        {versions.map((version) => (
          <Version key={version.revision} version={version} opened={opened} open={() => void open(version.revision)} />
        ))}
      </ul>
      {opened?.plan !== undefined && <Earlier plan={opened.plan} />}
    </section>
  );
}

interface VersionProps {
  readonly version: PlanVersion;
  readonly opened: Opened | undefined;
  readonly open: () => void;
}
function Version({ version, opened, open }: VersionProps): VNode {
  const w = useWords();
  const { revision, status, at, staff } = version;
  const mine = opened?.revision === revision;
  const told =
    at === undefined ? '' : staff === undefined ? w('at-sent', { date: dateIn(at) }) : w('confirmed-by', { date: dateIn(at), name: staff });
  return (
    <li>
      <span>
        <b>{w(names[status])}</b> {told}
      </span>
      {status === 'superseded' && (
        <button class="btn" type="button" aria-expanded={mine && opened.plan !== undefined} onClick={open}>
          {w(mine && opened.plan !== undefined ? 'version-hide' : 'version-show')}
          <span class="sr">: {told}</span>
        </button>
      )}
      {mine && opened.plan === undefined && (
        <p class="problem" role="alert">
          {w('version-failed')}
        </p>
      )}
    </li>
  );
}

/** Takes the focus when it opens, so that it is heard and seen that it did. */
function Earlier({ plan }: { readonly plan: CitizenPlan }): VNode {
  const w = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [plan]);
  return (
    <div class="earlier">
      <h3 ref={title} tabIndex={-1}>
        {w('version-older')}
      </h3>
      <p class="from">{w('version-note')}</p>
      <Sheet plan={plan} answering={{}} label={w('version-older')} />
    </div>
  );
}
