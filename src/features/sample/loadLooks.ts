import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { TxCtx } from '../../platform/context.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { today } from '../catalogue/today.ts';
import { type LookInput, saveLook } from '../display/saveLook.ts';
import { officerOf, readPeople } from './officers.ts';

/** `logo` names a drawing in `files/`. */
type SampleLook = Omit<LookInput, 'validFrom' | 'logo'> & { logo: string };

/** A ward whose own site looks like itself, from today on. */
export async function loadLooks(tx: TxCtx): Promise<void> {
  const folder = packagePath('data', 'sample-province');
  const looks = JSON.parse(readFileSync(`${folder}/looks.json`, 'utf8')) as SampleLook[];
  const people = await readPeople(tx);
  for (const look of looks) {
    const actor = officerOf(people, 'AGENCY_ADMINISTRATOR', look.agencyCode, 0);
    const logo = (await sharp(`${folder}/files/${look.logo}`).png().toBuffer()).toString('base64');
    await saveLook({ ...tx, actor }, { ...look, validFrom: today(tx.clock), logo });
  }
}
