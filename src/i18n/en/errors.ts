import { commonErrors } from './errors/common.ts';
import { dossiersErrors } from './errors/dossiers.ts';
import { moneyErrors } from './errors/money.ts';
import { peopleErrors } from './errors/people.ts';
import { rulesErrors } from './errors/rules.ts';

export const errors = { ...commonErrors, ...dossiersErrors, ...moneyErrors, ...peopleErrors, ...rulesErrors };
