import { musts } from './assert-valid.ts';
import { expectedOf, type Say, sayRule, shorten, textOf } from './finding.ts';
import type { Fault, Text, Words } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** Speaks the words of a dictionary of rules, with the values of the fault in their places. */
export function sayWith(dictionary: (rule: string) => Words | undefined): Say {
  return (rule, fault) => {
    const words = dictionary(rule);
    if (words === undefined) return sayRule(rule, fault);
    const { as = '', path, actual } = fault;
    const shown = actual === undefined || typeof actual === 'string' ? actual : textOf(actual);
    const member = path.slice(path.lastIndexOf('/') + 1);
    const values = { path, member, actual: shown, expected: expectedOf(fault), ...fault.data };
    const said = (text: Text | undefined) => fill(typeof text === 'object' ? text[as] : text, values);
    return { message: said(words.message) ?? rule, help: said(words.help) ?? '', expected: said(words.expected) };
  };
}

/** Tells why a verdict is not `accept`: what is broken, else which facts to supply. */
export function explain({ outcome, findings, unjudged }: Verdict): string {
  if (outcome === 'refuse') {
    return musts(findings)
      .map((one) => `${one.rule}: ${one.message}`)
      .join('; ');
  }
  const needs = [...new Set(musts(unjudged).map((one) => one.needs))];
  return needs.length === 0
    ? 'no assertion could be read'
    : `not every MUST could be judged; supply the facts ${needs.join(', ')}`;
}

function fill(text: string | undefined, values: NonNullable<Fault['data']>): string | undefined {
  return text?.replace(/\{\{([^{}]+)\}\}/g, (placeholder: string, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : shorten([value].flat().join(', '));
  });
}
