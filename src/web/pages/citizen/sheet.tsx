/** The plan as a sheet of paper that one wants to keep. */
import type { VNode } from 'preact';
import type { CitizenPlan } from '../../../review/views.ts';
import { Phone } from '../shared/bars.tsx';
import { useWords } from '../shared/words.ts';
import type { Answering } from './change.tsx';
import { PlanLine } from './line.tsx';
import { Saying } from './saying.tsx';
import { sectionsOf } from './sheet-parts.ts';
import type { Part, SheetSection } from './sheet-parts.ts';

interface SectionProps {
  readonly section: SheetSection;
  readonly answering: Answering;
}

/** The citizen's own sentence, the largest text there is. */
function JobGoal({ section, answering }: SectionProps): VNode {
  return (
    <section class="jobgoal">
      <h2>{section.heading}</h2>
      {section.parts
        .flatMap((part) => [part.head, ...part.lines])
        .map((line) => line !== undefined && <PlanLine key={line.id} line={line} answering={answering} heading={false} />)}
    </section>
  );
}

/** One barrier: its name, its own words and weight on one side, what helped on the other. */
function Pair({ part, answering }: { readonly part: Part; readonly answering: Answering }): VNode {
  const { head, lines } = part;
  const weight = lines.findIndex((line) => line.scale !== undefined);
  const halves = [lines.slice(0, weight + 1), lines.slice(weight + 1)].filter((half) => half.length > 0);
  return (
    <div class="pair">
      {head !== undefined && (
        <div class="pair__head">
          <h3 class="chosen">{head.quote === undefined ? head.text : <Saying line={head} />}</h3>
          {(head.change !== undefined || head.notNow !== undefined) && (
            <PlanLine line={head} answering={answering} heading={false} headed />
          )}
        </div>
      )}
      {halves.map((half, index) => (
        <div key={index}>
          {half.map((line) => (
            <PlanLine key={line.id} line={line} answering={answering} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The chosen offers in the chosen order, and after them what was said of them all. */
function Offers({ section, answering }: SectionProps): VNode {
  const w = useWords();
  const chosen = section.parts.filter((part) => part.head !== undefined);
  const rest = section.parts.filter((part) => part.head === undefined).flatMap((part) => part.lines);
  const ordered = chosen.some((part) => part.head?.order !== undefined);
  return (
    <section>
      <h2>{section.heading}</h2>
      {ordered && chosen.length > 1 && <p class="from">{w('in-order')}</p>}
      <ol class="offers">
        {chosen.map((part) => (
          <li key={part.each}>
            <span class="num" aria-hidden="true">
              {part.head?.order ?? ''}
            </span>
            <div>
              {part.head !== undefined && part.head.change === undefined && <Saying line={part.head} />}
              {part.head !== undefined && <PlanLine line={part.head} answering={answering} heading={false} headed />}
              {part.lines.map((line) => (
                <PlanLine key={line.id} line={line} answering={answering} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {rest.map((line) => (
        <PlanLine key={line.id} line={line} answering={answering} heading={chosen.length > 0} />
      ))}
    </section>
  );
}

/** The small step, with a box to tick by pen. */
function NextStep({ section, answering }: SectionProps): VNode {
  return (
    <section class="step">
      <span class="box" aria-hidden="true" />
      <div>
        <h2>{section.heading}</h2>
        {section.parts
          .flatMap((part) => part.lines)
          .map((line, index) => (
            <PlanLine key={line.id} line={line} answering={answering} heading={index > 0} />
          ))}
      </div>
    </section>
  );
}

function Plain({ section, answering }: SectionProps): VNode {
  const lines = section.parts.flatMap((part) => (part.head === undefined ? part.lines : [part.head, ...part.lines]));
  return (
    <section class={`plain plain--${section.group}`}>
      <h2>{section.heading}</h2>
      {lines.map((line) => (
        <PlanLine key={line.id} line={line} answering={answering} heading={lines.length > 1 && line.heading !== section.heading} />
      ))}
    </section>
  );
}

function Section({ section, answering }: SectionProps): VNode {
  switch (section.group) {
    case 'job-goal':
      return <JobGoal section={section} answering={answering} />;
    case 'barrier':
      return (
        <section>
          <h2>{section.heading}</h2>
          {section.parts.map((part) => (
            <Pair key={part.each ?? part.lines[0]?.id} part={part} answering={answering} />
          ))}
        </section>
      );
    case 'offer':
      return <Offers section={section} answering={answering} />;
    case 'step':
      return <NextStep section={section} answering={answering} />;
    case 'goal':
    case 'strength':
    case 'health':
    case 'contact':
    case 'mentor':
      return <Plain section={section} answering={answering} />;
    default: {
      const never: never = section.group;
      return never;
    }
  }
}

function People({ people }: { readonly people: CitizenPlan['people'] }): VNode | null {
  const w = useWords();
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{w('people')}</h2>
      <ul class="people">
        {people.map((person) => (
          <li key={`${person.role} ${person.name}`}>
            <span>
              <b>{person.role}</b> {person.name}
              {person.hours !== undefined && <span class="people__hours">{person.hours}</span>}
            </span>
            {person.phone === undefined ? (
              <span class="from missing">
                <span class="screen">{w('number-missing')}</span>
                <span class="paper">{w('number-blank')}</span>
              </span>
            ) : (
              <Phone number={person.phone} name={person.name} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Draws one plan, on screen and on paper. `label` tells two sheets on one page apart for screen readers. Empty `answering` gives a sheet
 * that can only be read.
 */
export function Sheet({
  plan,
  answering,
  label,
}: {
  readonly plan: CitizenPlan;
  readonly answering: Answering;
  readonly label: string;
}): VNode {
  const w = useWords();
  return (
    <article class="sheet" aria-label={label}>
      <p class="sheet__head">{w('sheet-head')}</p>
      {sectionsOf(plan).map((section) => (
        <Section key={section.group} section={section} answering={answering} />
      ))}
      <People people={plan.people} />
      <p class="foot">{w('foot')}</p>
    </article>
  );
}
