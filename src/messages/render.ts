/** A turn in words: what the bot says, and the card of the question that is open. */
import type { Message, Output, Question, ReadBackLine } from '../engine/output.ts';
import type { Card, CardLine, CardOption, Rendered, RenderedMessage } from './card.ts';
import type { RenderContext, TextParams } from './types.ts';
import { anchorsOf, headingOf, optionHint, optionLabel, ownOr, passLabel, textOf, textParams, valueText } from './words.ts';

/** Puts the output of a turn in the words of a language. A message that is optional is left out where there is no text for it. */
export function render(output: Output, context: RenderContext): Rendered {
  const said = output.messages.flatMap((message) => messageText(message, context));
  const { question } = output;
  if (question === undefined) return { messages: said };
  return { messages: [...said, ...otherWords(question, context)], card: cardOf(question, context) };
}

function messageText(message: Message, context: RenderContext): readonly RenderedMessage[] {
  const { key, params = {}, optional, sensitive } = message;
  if (optional === true && !context.catalogue.has(context.language, key)) return [];
  const text = textOf(key, context, textParams(params, context));
  return [sensitive === true ? { key, text, sensitive } : { key, text }];
}

/** What is said before a question that was not understood: first one way, then another. After that a person is offered instead. */
function otherWords(question: Question, context: RenderContext): readonly RenderedMessage[] {
  const form = ([undefined, 'again', 'again2', undefined] as const)[question.tries];
  if (form === undefined || question.kind === 'readings' || question.kind === 'confirm' || question.kind === 'change') return [];
  const own = `${question.text}.${form}`;
  const key = context.catalogue.has(context.language, own) ? own : `app.${form}.${question.kind}`;
  const text = textOf(key, context, textParams(question.params, context));
  return [question.sensitive ? { key, text, sensitive: true } : { key, text }];
}

function cardOf(question: Question, context: RenderContext): Card {
  const { text, kind, token, key, tries, progress } = question;
  const params = textParams(question.params, context);
  const why = `${text}.why`;
  const passes = question.without.map((none): CardOption => ({ value: { none }, label: passLabel(none, text, context, params) }));
  return {
    token,
    key,
    kind,
    tries,
    question: textOf(`${text}.ask`, context, params),
    ...(context.catalogue.has(context.language, why) && { why: textOf(why, context, params) }),
    free: ownOr(`${text}.free`, 'app.free', context, params),
    progress: { ...progress, text: progress.of === 0 ? '' : textOf('app.progress', context, progress) },
    options: optionsOf(question, context),
    ...(question.other && { other: ownOr(`${text}.other`, 'app.other.label', context, params) }),
    ...anchors(question, params, context),
    ordered: question.ordered,
    ...(question.min !== undefined && { min: question.min }),
    ...(question.max !== undefined && { max: question.max }),
    passes,
    lines: (question.lines ?? []).map((line) => cardLine(line, context)),
    submit: ownOr(`${text}.send`, `app.submit.${kind}`, context, params),
    ...(question.standing !== undefined && { standing: question.standing }),
    sensitive: question.sensitive,
    ...(question.more === true && { more: textOf('app.more-first', context) }),
    ...(question.portion === true && { portion: textOf('app.commands.portion.label', context) }),
    ...(kind === 'summary' && { change: textOf('app.commands.change.label', context) }),
  };
}

function anchors(question: Question, params: TextParams, context: RenderContext): Pick<Card, 'anchors'> {
  if (question.kind !== 'scale') return {};
  const [low, middle, high] = anchorsOf(question.text, context, params);
  return { anchors: { low, middle, high } };
}

/** What can be tapped. A step of its own words, a number or a day has nothing to tap. */
function optionsOf(question: Question, context: RenderContext): readonly CardOption[] {
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return question.options.map((option) => {
        const hint = optionHint(option, context);
        return { value: option.id, label: optionLabel(option, context), ...(hint !== undefined && { hint }) };
      });
    case 'yes-no':
      return (['yes', 'no'] as const).map((value) => ({ value, label: textOf(`app.${value}.label`, context) }));
    case 'scale':
      return Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) }));
    case 'confirm':
    case 'readings':
      return (question.values ?? []).flatMap((value) => {
        const label = valueText(value, { kind: 'readings', options: question.options }, context);
        return [{ value, label }];
      });
    case 'change':
      return (question.lines ?? []).map((line) => ({ value: line.key, label: headingOf(line, context) }));
    case 'text':
    case 'number':
    case 'date':
    case 'summary':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return [];
    default:
      return question.kind satisfies never;
  }
}

function cardLine(line: ReadBackLine, context: RenderContext): CardLine {
  const { key, kind, text, options, other, value } = line;
  const meaning = { kind, text, options, ...(other !== undefined && { other }) };
  const isOther = value === 'other' || (Array.isArray(value) && value.length === 1 && value[0] === 'other');
  const quote = (kind === 'text' && typeof value === 'string') || (isOther && other !== undefined);
  return { key, heading: headingOf(line, context), text: valueText(value, meaning, context), quote };
}
