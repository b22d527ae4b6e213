import { commonErrors } from './errors/common.ts';
import { dossiersErrors } from './errors/dossiers.ts';
import { moneyErrors } from './errors/money.ts';
import { peopleErrors } from './errors/people.ts';
import { rulesErrors } from './errors/rules.ts';

/**
 * What went wrong, by error code (`defineError('dossier.not_found', 404)`). `title` says what happened, `detail` what
 * to do. Every code a feature defines has its words here; a test compares the two lists.
 */
export const errors = { ...commonErrors, ...dossiersErrors, ...moneyErrors, ...peopleErrors, ...rulesErrors };
