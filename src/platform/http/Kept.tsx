import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { boundedMap } from '../boundedMap.ts';

interface KeptProps {
  /** names everything that the part is made of, its language too: the same name must always mean the same part */
  name: string;
  className?: string;
  /** called when nobody asked for the part before; parts that are empty may not be kept */
  children: () => ReactNode;
}

const markup = boundedMap<string>(500);

/**
 * A part of a page that can never change under its name – the text of a published version in a language, words alone – is
 * written by React once and then taken as it is. What may change tomorrow does not belong into it.
 */
export function Kept({ name, className, children }: KeptProps) {
  let html = markup.get(name);
  if (html === undefined) {
    html = renderToStaticMarkup(children());
    markup.set(name, html);
  }
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
