import { defineError } from '../../platform/errors.ts';

/** Only the applicant, the desk that has the dossier, its one-stop and those who lead it talk to each other here. */
export const cannotWrite = defineError('conversation.not_yours', 403);
