const CONTROLS =
  'input:not([type="hidden"]):not([type="file"]):not([disabled]), select:not([disabled]), textarea, button[type="submit"]';

/**
 * Enter goes to the next control as in a spreadsheet; a group of radios counts as one. Answers whether the key was used:
 * not on buttons, links and long texts, where Enter has its own meaning.
 */
export function focusNext(form: HTMLElement, from: HTMLElement): boolean {
  if (!from.matches('input, select')) return false;
  const controls = [...form.querySelectorAll<HTMLInputElement>(CONTROLS)].filter(
    (control) => control.offsetParent !== null && isStop(control, from),
  );
  controls[controls.indexOf(from as HTMLInputElement) + 1]?.focus();
  return true;
}

/** Of a group of radios only the chosen one is a stop, or the first when none is. */
function isStop(control: HTMLInputElement, from: HTMLElement): boolean {
  if (control === from || control.type !== 'radio') return true;
  const group = [...document.getElementsByName(control.name)] as HTMLInputElement[];
  if (group.includes(from as HTMLInputElement)) return false;
  return control === (group.find((radio) => radio.checked) ?? group[0]);
}
