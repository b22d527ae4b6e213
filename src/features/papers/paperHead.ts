import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import { dateInWords } from '../../domain/text/format.ts';
import type { PaperContact, PaperHead, PaperParty } from '../../platform/pdf/paperParts.ts';
import { getPaperAgency, type PaperAgency, type PaperPlaces, type PaperSource } from './paperSource.ts';

const KIND_OF_PLACE = /^(tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+(?!\d)/iu;

/**
 * The head of a paper of the one-stop: a centre stands under its own superior, a one-stop inside an agency under that
 * agency (Phụ lục I NĐ 30/2020/NĐ-CP, mục 2 phần II), unless the agency has laid down something else.
 */
export function oneStopHead(source: PaperPlaces, agencyCode: string, at: string): PaperHead {
  const agency = getPaperAgency(source, agencyCode);
  const isCentre = agency.kind === 'CENTRE';
  const parent = isCentre ? agency.parentName : agency.name;
  return headOf(source, agency, at, parent, isCentre ? oneStopTitle(agency) : (agency.oneStopName ?? agency.name));
}

/** The head of a paper that the deciding agency itself issues. */
export function agencyHead(source: PaperPlaces, agencyCode: string, at: string): PaperHead {
  const agency = getPaperAgency(source, agencyCode);
  return headOf(source, agency, at, agency.parentName, agency.name);
}

function headOf(source: PaperPlaces, agency: PaperAgency, at: string, parent: string | null, unit: string): PaperHead {
  const { wording } = agency;
  return {
    parentAgency: wording.parentAgency || parent || undefined,
    unit: wording.unit || unit,
    place: wording.place || placeOf(source, agency),
    date: dateInWords(at),
    note: wording.note || undefined,
  };
}

/** Whom to ask about a dossier: the agency's number for the public, the portal. */
export function contactOf(source: PaperPlaces, agency: PaperAgency, name?: string): PaperContact {
  return {
    name,
    phone: agency.wording.phone || agency.hotline || agency.phone || undefined,
    website: source.publicUrl,
  };
}

/** `Trung tâm Phục vụ hành chính công tỉnh Mẫu – Bộ phận Tiếp nhận và Trả kết quả`. */
export function oneStopTitle(agency: PaperAgency): string {
  if (!agency.oneStopName) return agency.name;
  return agency.kind === 'CENTRE' ? `${agency.name} – ${agency.oneStopName}` : agency.oneStopName;
}

/** Who came or sent: the one who submitted for somebody else, with the applicant's ways to be reached. */
export function submitterOf(applicant: Applicant): PaperParty {
  return { ...ownerOf(applicant), name: applicant.submitterName?.trim() || applicant.name };
}

/** Whose dossier it is. */
export function ownerOf({ kind, name, address, phone, email, citizenId, taxCode }: Applicant): PaperParty {
  const number = kind === 'ORGANISATION' ? taxCode : citizenId;
  const label = kind === 'ORGANISATION' ? 'Mã số thuế' : 'Số định danh cá nhân';
  return { name, address, phone: phone && formatPhone(phone), email, ...(number && { identity: { label, number } }) };
}

/** What the QR code holds: code and key, no personal data (Điều 26 TT 01/2023/TT-VPCP). */
export function lookupUrlOf({ state, publicUrl }: Pick<PaperSource, 'state' | 'publicUrl'>): string {
  return lookupLink(publicUrl, state.code ?? state.submissionNumber, state.lookupKey);
}

/** Địa danh: the commune of a commune's agency, else the province, without the word for its kind. */
function placeOf(source: PaperPlaces, agency: PaperAgency): string {
  const seat = agency.tier === 'COMMUNE' || agency.tier === 'DISTRICT' ? agency.name : source.provinceName;
  return seat.replace(/^Ủy ban nhân dân\s+/iu, '').replace(KIND_OF_PLACE, '');
}

/** Papers that were handed in on paper and go back to the applicant when the matter ends. */
export function paperOriginals(components: readonly SubmittedComponent[]): { name: string; count?: number }[] {
  return components
    .filter(({ shape }) => shape === 'ORIGINAL' || shape === 'CERTIFIED_COPY' || shape === 'COPY')
    .map(({ name, count }) => ({ name, ...(count > 0 && { count }) }));
}
