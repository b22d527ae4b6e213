import { createElement, type ReactNode } from 'react';

const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

interface Open {
  tag: string;
  attributes: Record<string, string>;
  children: ReactNode[];
}

/** The element tree of a document that React itself wrote, so that React can write the same again. */
export function readMarkup(html: string): ReactNode {
  const root: Open = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, close, tag, attributes, text] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)/g)) {
    const parent = open.at(-1)!;
    if (text !== undefined) parent.children.push(decode(text));
    else if (close) finish(open);
    else {
      open.push({ tag: tag!, attributes: readAttributes(attributes ?? ''), children: [] });
      if (VOID.has(tag!) || attributes?.endsWith('/')) finish(open);
    }
  }
  return root.children;
}

function finish(open: Open[]): void {
  const { tag, attributes, children } = open.pop()!;
  open.at(-1)!.children.push(createElement(tag, { ...attributes, key: open.at(-1)!.children.length }, ...children));
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name !== 'style') found[name === 'class' ? 'className' : name!] = decode(value!);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(/&(\w+|#x27);/g, (all, name: string) => ENTITIES[name] ?? all);
}
