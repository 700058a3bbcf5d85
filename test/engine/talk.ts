/** Talking with the engine in tests: the state is serialised and read back at every turn. */
import { begin, step } from '../../src/engine/step.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { Input } from '../../src/engine/input.ts';
import type { StepResult } from '../../src/engine/output.ts';
import type { State } from '../../src/engine/state.ts';
import { at, dialogue as fixture } from './fixture.ts';

export class Talk {
  state: State;
  last: StepResult;
  readonly dialogue: Dialogue;

  constructor(dialogue: Dialogue = fixture, language = 'da') {
    this.dialogue = dialogue;
    this.state = begin(dialogue, { conversation: 'c1', language, at });
    this.last = this.take({ kind: 'start', at });
  }

  take(input: Input): StepResult {
    this.last = step(this.dialogue, this.state, input);
    this.state = JSON.parse(JSON.stringify(this.last.state)) as State;
    return this.last;
  }

  /** Writes each text in turn; answers with the last result. */
  say(...texts: readonly string[]): this {
    for (const text of texts) this.take({ kind: 'message', text, at });
    return this;
  }

  /** Taps a button of the open question. */
  tap(value: NonNullable<Extract<Input, { kind: 'message' }>['reply']>['value'], other?: string): this {
    const token = this.last.output.question?.token ?? 'none';
    this.take({ kind: 'message', text: 'tap', at, reply: { token, value, ...(other !== undefined && { other }) } });
    return this;
  }

  get asked(): string | undefined {
    return this.last.output.question?.key;
  }

  get said(): readonly string[] {
    return this.last.output.messages.map((message) => message.key);
  }

  get effects(): readonly string[] {
    return this.last.effects.map((effect) =>
      effect.kind === 'raise-task' ? `task:${effect.task}` : effect.kind === 'record' ? effect.event : effect.kind,
    );
  }
}
