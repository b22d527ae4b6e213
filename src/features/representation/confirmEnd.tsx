import { words } from '../../i18n/words.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { FormPage, type FormView } from '../accounts/pieces.tsx';

/** Asks once more before somebody may no longer act for another; `fields` go back to `action` when it is meant so. */
export function confirmEnd(
  view: FormView,
  asked: {
    title: string;
    text: string;
    action: string;
    fields: Record<string, string>;
    submit: string;
    /** the page that was left, by its title */
    back: { href: string; label: string };
  },
): PageResult {
  return {
    title: asked.title,
    layout: 'narrow',
    personal: true,
    crumbs: [asked.back],
    body: (
      <FormPage view={view} title={asked.title}>
        <Alert tone="warning" language={view.language}>
          <p>{asked.text}</p>
        </Alert>
        <Form action={asked.action} csrf={view.csrf}>
          {Object.entries(asked.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ButtonRow>
            <Button kind="danger">{asked.submit}</Button>
            <a href={asked.back.href}>{words(view.language).common.actions.back}</a>
          </ButtonRow>
        </Form>
      </FormPage>
    ),
  };
}
