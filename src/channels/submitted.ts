/** What a submitted Adaptive Card sends: the button's own data, with what was entered laid beside it under the ids of the inputs. */
import { z } from 'zod';
import type { Reply } from '../engine/input.ts';
import { inputIds } from '../messages/adaptive-card.ts';

const words = z.string().max(4000).optional();
const id = z.string().max(200);
const Submitted = z
  .looseObject({
    medspil: z.strictObject({ reply: z.strictObject({ token: id }), label: id.optional() }),
    [inputIds.choices]: words,
    [inputIds.number]: words,
    [inputIds.other]: words,
  })
  .refine((value) => Object.values(inputIds).some((input) => value[input] !== undefined));

/**
 * The reply of a card that was filled in; nothing for what is none. Nothing entered is a reply too: it is no answer to the question, which
 * is then asked again. Several choices come joined by commas, figures as text.
 *
 * @example submitted({ medspil: { reply: { token: 't2' } }, 'medspil:choices': 'sleep,pain' })?.reply.value // ['sleep', 'pain']
 */
export function submitted(value: unknown): { readonly reply: Reply; readonly label?: string } | undefined {
  const { success, data } = Submitted.safeParse(value);
  if (!success) return undefined;
  const { token } = data.medspil.reply;
  const { label } = data.medspil;
  return { reply: { token, ...answerOf(data) }, ...(label !== undefined && { label }) };
}

function answerOf(data: z.infer<typeof Submitted>): Omit<Reply, 'token'> {
  const number = data[inputIds.number];
  if (number !== undefined) return { value: /^\d{1,4}$/.test(number) ? Number(number) : number };
  const other = data[inputIds.other]?.trim() ?? '';
  const chosen = (data[inputIds.choices] ?? '').split(',').filter((one) => one !== '');
  return other === '' ? { value: chosen } : { value: [...new Set([...chosen, 'other'])], other };
}
