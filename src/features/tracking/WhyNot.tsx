import { STATUS, type Status } from '../../domain/dossier/status.ts';
import type { Language } from '../../domain/language.ts';
import { issuedPapers } from '../../domain/papers/paperKinds.ts';
import { words } from '../../i18n/words.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { paperTitle } from '../papers/paperKinds.ts';
import { paperPath } from '../papers/papers.api.ts';
import type { OwnDossierDetails } from './getOwnDossier.ts';

/** Endings that the applicant did not ask for. */
const NOT_GRANTED: readonly Status[] = [STATUS.DECLINED, STATUS.STOPPED, STATUS.RETURNED];

/** Why a dossier was declined, refused or stopped, the letter that says so, and the way to begin anew. */
export function WhyNot({
  details: { id, state, events },
  language,
}: {
  details: OwnDossierDetails;
  language: Language;
}) {
  const { whyNot } = words(language).tracking;
  if (!state.closingReason || !NOT_GRANTED.includes(state.status)) return null;
  const issued = issuedPapers(events);
  const letter = issued.findLast(({ kind }) => kind === 'refusal' || kind === 'stop-notice');
  return (
    <Panel title={state.status === STATUS.DECLINED ? whyNot.declined : whyNot.stopped} tone="accent" icon="info">
      <p lang="vi">{state.closingReason}</p>
      <p>{whyNot.again}</p>
      <ButtonRow>
        {letter && (
          <ButtonLink href={paperPath(id, letter.kind, letter.seq)} kind="secondary" icon="download">
            {paperTitle(letter, issued, language)} (PDF)
          </ButtonLink>
        )}
        <ButtonLink href={PATHS.procedure(state.procedureCode)} kind="secondary">
          {whyNot.procedure}
        </ButtonLink>
      </ButtonRow>
    </Panel>
  );
}
