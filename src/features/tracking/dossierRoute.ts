import Type from 'typebox';
import { PATHS } from '../../ui/paths.ts';

/** Address of a dossier's pages, and what it takes. */
export const DOSSIER_PATH = `${PATHS.myDossier('')}:id`;
export const DossierParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const NewsQuery = Type.Object({ tin: Type.Optional(Type.String({ maxLength: 40 })) });
