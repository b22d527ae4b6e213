/** What a control of a form says now: a box that is not ticked says nothing. */
export function typedValue({ type, checked, value }: Pick<HTMLInputElement, 'type' | 'checked' | 'value'>): string {
  return type === 'checkbox' && !checked ? '' : value;
}
