import type { Applicant } from '../../domain/dossier/events.ts';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import { dateInWords } from '../../domain/text/format.ts';
import type { PaperHead, PaperParty } from '../../platform/pdf/paperParts.ts';
import { getPaperAgency, type PaperAgency, type PaperSource } from './paperSource.ts';

const KIND_OF_PLACE = /^(tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+(?!\d)/iu;

/**
 * The head of a paper of the one-stop: a centre stands under its own superior, a one-stop inside an agency under that
 * agency (Phụ lục I NĐ 30/2020/NĐ-CP, mục 2 phần II).
 */
export function oneStopHead(source: PaperSource, agencyCode: string, at: string): PaperHead {
  const agency = getPaperAgency(source, agencyCode);
  const isCentre = agency.kind === 'CENTRE';
  return {
    parentAgency: (isCentre ? agency.parentName : agency.name) ?? undefined,
    unit: isCentre ? oneStopTitle(agency) : (agency.oneStopName ?? agency.name),
    place: placeOf(source, agency),
    date: dateInWords(at),
  };
}

/** The head of a paper that the deciding agency itself issues. */
export function agencyHead(source: PaperSource, agencyCode: string, at: string): PaperHead {
  const agency = getPaperAgency(source, agencyCode);
  return {
    parentAgency: agency.parentName ?? undefined,
    unit: agency.name,
    place: placeOf(source, agency),
    date: dateInWords(at),
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
  return { name, address, phone, email, ...(number && { identity: { label, number } }) };
}

/** What the QR code holds: code and key, no personal data (Điều 26 TT 01/2023/TT-VPCP). */
export function lookupUrlOf({ state, publicUrl }: PaperSource): string {
  return lookupLink(publicUrl, state.code ?? state.submissionNumber, state.lookupKey);
}

/** Địa danh: the commune of a commune's agency, else the province, without the word for its kind. */
function placeOf(source: PaperSource, agency: PaperAgency): string {
  const seat = agency.tier === 'COMMUNE' || agency.tier === 'DISTRICT' ? agency.name : source.provinceName;
  return seat.replace(/^Ủy ban nhân dân\s+/iu, '').replace(KIND_OF_PLACE, '');
}
