/** The caseworker of a citizen, who acts without a page. */
import type { App } from '../app.ts';
import { commandReview, openReview, type Who } from '../../../src/review/review.ts';
import type { Review, StaffCommand } from '../../../src/review/views.ts';

export class Staff {
  readonly #app: App;
  readonly #who: Who;
  constructor(app: App, citizen: string) {
    this.#app = app;
    this.#who = { caseworker: app.context.municipality.caseworkers[0]!.id, citizen };
  }
  async review(): Promise<Review> {
    const review = await openReview(this.#app.context, this.#who);
    if (review === undefined) throw new Error("The citizen is somebody else's");
    return review;
  }
  async act(command: StaffCommand): Promise<void> {
    const done = await commandReview(this.#app.context, this.#who, command);
    if (done?.ok !== true) throw new Error(`${command.kind}: ${done?.refusals.map(({ code }) => code).join(', ') ?? 'no such citizen'}`);
  }
  /** Confirms the draft as it stands. Messages that wait are read first. */
  async confirm(reason: string): Promise<void> {
    const { tasks } = await this.review();
    for (const { id, kind } of tasks) if (kind !== 'submitted') await this.act({ kind: 'close-task', task: id });
    const { draftHash, needsReason } = await this.review();
    await this.act({ kind: 'confirm', draft: draftHash ?? '', ...(needsReason && { reason }) });
  }
}
