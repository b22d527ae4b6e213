import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import type { Words } from '../../domain/language.ts';
import type { ProcedureContent, Subject } from '../../domain/procedure/procedure.ts';
import { type WordsTree, words } from '../../i18n/words.ts';
import { pickUpFields, receiverFields } from '../post/deliveryAnswers.ts';

const ORGANISED: readonly Subject[] = ['BUSINESS', 'ORGANISATION', 'STATE_BODY'];

function both(pick: (tree: WordsTree['submission']) => string): Words {
  return { vi: pick(words('vi').submission), en: pick(words('en').submission) };
}

/** Who may be the owner of the dossier: people, organisations or both, by the subjects of the procedure. */
export function ownersOf(content: ProcedureContent): ('self' | 'other' | 'organisation')[] {
  const people = content.subjects.length === 0 || content.subjects.some((subject) => !ORGANISED.includes(subject));
  const organised = content.subjects.some((subject) => ORGANISED.includes(subject));
  return [...(people ? (['self', 'other'] as const) : []), ...(organised ? (['organisation'] as const) : [])];
}

/**
 * The page *who you are* as a form, so that it is shown, checked and saved like any other. `actsFor`: who has authorised
 * the person, in whose name alone they submit.
 */
export function applicantForm(content: ProcedureContent, actsFor?: string): FormDefinition {
  const owners = actsFor === undefined ? ownersOf(content) : (['self'] as const);
  const person = { field: 'for', in: ['self', 'other'] };
  const organisation = { field: 'for', in: ['organisation'] };
  // Foreigners may have none.
  const needsCitizenId = !content.subjects.includes('FOREIGNER');
  const owner: FormField[] = [
    { key: 'name', kind: 'text', label: both((t) => t.applicant.name), required: true, maxLength: 200, when: person },
    {
      key: 'citizenId',
      kind: 'citizenId',
      label: both((t) => t.applicant.citizenId),
      hint: both((t) => t.applicant.citizenIdHint),
      required: needsCitizenId,
      when: person,
    },
    { key: 'dateOfBirth', kind: 'date', label: both((t) => t.applicant.dateOfBirth), when: person },
    {
      key: 'organisationName',
      kind: 'text',
      label: both((t) => t.applicant.organisationName),
      required: true,
      when: organisation,
    },
    {
      key: 'taxCode',
      kind: 'taxCode',
      label: both((t) => t.applicant.taxCode),
      hint: both((t) => t.applicant.taxCodeHint),
      when: organisation,
    },
    { key: 'address', kind: 'address', label: both((t) => t.applicant.address), required: true },
  ];
  return {
    key: 'applicant',
    title: both((t) => t.tasks.applicant.title),
    sections: [
      {
        title: both((t) => t.applicant.forWhom),
        fields: [
          {
            key: 'for',
            kind: 'choice',
            label: both((t) => t.applicant.forWhomQuestion),
            required: true,
            options: owners.map((value) => ({
              value,
              label: both((t) => (actsFor === undefined ? t.applicant[value] : t.applicant.principal(actsFor))),
            })),
          },
        ],
      },
      { title: both((t) => t.applicant.owner), fields: owner },
      {
        title: both((t) => t.applicant.contact),
        fields: [
          {
            key: 'submitterName',
            kind: 'text',
            label: both((t) => t.applicant.submitterName),
            required: true,
            maxLength: 200,
            when: { field: 'for', in: ['other', 'organisation'] },
          },
          {
            key: 'phone',
            kind: 'phone',
            label: both((t) => t.applicant.phone),
            hint: both((t) => t.applicant.phoneHint),
            required: true,
          },
          {
            key: 'email',
            kind: 'email',
            label: both((t) => t.applicant.email),
            hint: both((t) => t.applicant.emailHint),
          },
        ],
      },
    ],
  };
}

/** The page *how you want the result* (Đ.22 NĐ 118/2025: electronically, at the counter, by post). */
export const returnForm: FormDefinition = {
  key: 'return',
  title: both((t) => t.tasks.return.title),
  sections: [
    {
      title: both((t) => t.tasks.return.title),
      fields: [
        {
          key: 'method',
          kind: 'choice',
          label: both((t) => t.delivery.question),
          required: true,
          options: (['ONLINE', 'COUNTER', 'POST'] as const).map((value) => ({
            value,
            label: both((t) => t.delivery[value]),
          })),
        },
        {
          key: 'address',
          kind: 'address',
          label: both((t) => t.delivery.address),
          hint: both((t) => t.delivery.addressHint),
          required: true,
          when: { field: 'method', in: ['POST'] },
        },
        ...receiverFields,
        ...pickUpFields,
      ],
    },
  ],
};
