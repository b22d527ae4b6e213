import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkRows, type DataProblem, readJson, readObject, readRows } from '../../platform/dataFile.ts';
import { checkOrganisation } from './organisationChecks.ts';
import {
  type AgencyData,
  AgencySchema,
  BusinessSchema,
  CalendarSchema,
  CitizenSchema,
  NoticeSchema,
  OfficerSchema,
  type Organisation,
  type People,
  ProvinceMapSchema,
  ProvinceSchema,
  QuestionSchema,
  type UnitData,
} from './organisationSchemas.ts';

/**
 * Reads `province`, `agencies`, `people`, `calendars`, `faq` and `notices` (`.json`) of a folder and checks each file
 * by itself. Files are checked against each other only when all of them can be used, so that one typing error does
 * not drag twenty others behind it. Load the data only when `problems` is empty. Never throws for what is in the files.
 */
export function readOrganisationFolder(folder: string): Organisation & { problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const organisation: Organisation = {
    province: readObject(folder, 'province.json', ProvinceSchema, problems),
    agencies: readRows(folder, 'agencies.json', AgencySchema, problems),
    people: readPeople(folder, problems),
    calendars: readRows(folder, 'calendars.json', CalendarSchema, problems),
    faq: readRows(folder, 'faq.json', QuestionSchema, problems),
    notices: readRows(folder, 'notices.json', NoticeSchema, problems),
    map: existsSync(path.join(folder, 'map.json'))
      ? readObject(folder, 'map.json', ProvinceMapSchema, problems)
      : undefined,
  };
  if (problems.length === 0) problems.push(...checkOrganisation(organisation));
  return { ...organisation, problems };
}

const PEOPLE_LISTS = { officers: OfficerSchema, citizens: CitizenSchema, businesses: BusinessSchema };

function readPeople(folder: string, problems: DataProblem[]): People {
  const file = 'people.json';
  const value = readJson(folder, file, problems);
  const people: People = { officers: [], citizens: [], businesses: [] };
  if (value === undefined) return people;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const lists = Object.keys(PEOPLE_LISTS).join(', ');
    problems.push({
      file,
      path: '',
      words: { vi: `Tệp phải có ba danh sách: ${lists}.`, en: `The file must have three lists: ${lists}.` },
    });
    return people;
  }
  const lists = new Map<string, unknown>(Object.entries(value));
  for (const key of lists.keys()) {
    if (Object.hasOwn(PEOPLE_LISTS, key)) continue;
    problems.push({
      file,
      path: `/${key}`,
      words: { vi: `Không có danh sách nào tên ${key}. Hãy xóa đi.`, en: `There is no list named ${key}. Remove it.` },
    });
  }
  people.officers = checkRows(OfficerSchema, lists.get('officers'), file, '/officers', problems);
  people.citizens = checkRows(CitizenSchema, lists.get('citizens'), file, '/citizens', problems);
  people.businesses = checkRows(BusinessSchema, lists.get('businesses'), file, '/businesses', problems);
  return people;
}

/**
 * The division of an agency that resolves a field: the one that names the field, else the agency's first division.
 * Undefined when the agency has no division.
 */
export function findDivision(agency: AgencyData, fieldCode: string): UnitData | undefined {
  const divisions = agency.units.filter(({ kind }) => kind === 'DIVISION');
  return divisions.find(({ fields }) => fields?.includes(fieldCode)) ?? divisions[0];
}
