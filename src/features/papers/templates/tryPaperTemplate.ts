import { holds } from '../../../domain/policy/actor.ts';
import { dateInWords } from '../../../domain/text/format.ts';
import type { Ctx } from '../../../platform/context.ts';
import { accessDenied } from '../../../platform/errors.ts';
import { builtInSource, newestBuiltIn } from '../../../platform/pdf/builtInTemplates.ts';
import type { PaperTemplate } from '../../../platform/pdf/papers.ts';
import { PaperError } from '../../../platform/pdf/renderer.ts';
import { type TryFormat, tryTemplate } from '../../../platform/pdf/renderPaper.ts';
import { samplePapers } from '../../../platform/pdf/samplePapers.ts';
import { templateWrong } from '../errors.ts';
import { agencyHead } from '../paperHead.ts';
import { readPaperPlaces } from '../paperSource.ts';
import type { AgencyWording } from '../wording.ts';
import { explainFailure } from './explainFault.ts';

/** Templates are the province's; an agency only says what stands in its heads. @throws common.forbidden */
export function requireTemplateEditor({ actor }: Ctx): void {
  if (!holds(actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
}

/**
 * A template as it would print a sample dossier. It gets five seconds, no files and no network.
 * @throws common.forbidden, paper.template_wrong with a field for every fault
 */
export async function tryPaperTemplate(
  ctx: Ctx,
  template: PaperTemplate,
  content: string,
  format: TryFormat = 'PDF',
): Promise<Uint8Array> {
  requireTemplateEditor(ctx);
  const { shared } = builtInSource(newestBuiltIn(template));
  try {
    return await tryTemplate({ main: content, shared }, samplePapers[template], { issuedAt: ctx.clock.now(), format });
  } catch (error) {
    if (error instanceof PaperError) throw templateWrong({ fields: explainFailure(error, ctx.language), cause: error });
    throw error;
  }
}

/** The apology of a sample dossier with the agency's own head and note: the paper on which all of its wording is seen. */
export async function tryWording(
  ctx: Ctx,
  agencyCode: string,
  wording: AgencyWording,
  format: TryFormat = 'PDF',
): Promise<Uint8Array> {
  const now = ctx.clock.now();
  const { agencies, ...places } = await readPaperPlaces(ctx, [agencyCode], [], now.toISOString());
  const agency = agencies.get(agencyCode);
  if (!agency) throw accessDenied();
  const worded = { ...places, agencies: new Map([[agencyCode, { ...agency, wording }]]) };
  const sample = samplePapers.apology;
  const data = {
    ...sample,
    head: { ...agencyHead(worded, agencyCode, now.toISOString()), date: dateInWords(now) },
    contact: { ...sample.contact, phone: wording.phone || agency.hotline || agency.phone || undefined },
    signer: { ...sample.signer, title: wording.signerTitle || sample.signer.title },
  };
  return tryTemplate(builtInSource(newestBuiltIn('apology')), data, { issuedAt: now, format });
}
