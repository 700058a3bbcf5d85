/** Nobody is signed in: in the demo a role is stepped into; elsewhere the way in is the municipality's own. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { readRoles, stepIn } from './api.ts';
import { useReading } from './live.ts';
import { Away } from './plain.tsx';
import { useWords } from './words.ts';

/** Shown in place of every page while nobody is signed in. `stepped` is called when a role was taken, to read the desk anew. */
export function Picker({ stepped }: { readonly stepped: () => void }): VNode {
  const w = useWords();
  const roles = useReading('roles', readRoles);
  const [failed, setFailed] = useState(false);
  const step = async (id: string): Promise<void> => {
    const answer = await stepIn(id);
    setFailed(answer.kind !== 'ok');
    if (answer.kind === 'ok') stepped();
  };
  const found = roles.value?.caseworkers;
  return (
    <main id="main" tabIndex={-1}>
      {found !== undefined && <p class="note hold">{w('demo')}</p>}
      <h1 tabIndex={-1}>{w(found === undefined ? 'sign-in.title' : 'role.title')}</h1>
      {roles.answer?.kind === 'closed' && <p>{w('sign-in.how')}</p>}
      {(roles.answer?.kind === 'away' || roles.answer?.kind === 'failed') && <Away again={roles.again} />}
      {found !== undefined && <p class="soft">{w('role.demo')}</p>}
      {failed && (
        <p class="note danger" role="alert">
          {w('role.failed')}
        </p>
      )}
      <ul class="roles">
        {(found ?? []).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => void step(one.id)}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
