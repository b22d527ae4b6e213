import { CalendarError } from '../../domain/calendar/errors.ts';
import type { Role } from '../../domain/process/process.ts';
import { type DataProblem, problem } from '../../platform/dataFile.ts';
import { agencyCalendar } from './agencyCalendar.ts';
import type { AgencyData, CalendarData, NoticeData, Organisation, UnitData } from './organisationSchemas.ts';

const AGENCIES = 'agencies.json';
const PEOPLE = 'people.json';

/** What one file says and another contradicts: names without an owner, doubles, desks without people. */
export function checkOrganisation(organisation: Organisation): DataProblem[] {
  return [
    ...checkProvince(organisation),
    ...checkAgencies(organisation),
    ...checkCalendars(organisation),
    ...checkOfficers(organisation),
    ...checkStaffing(organisation),
    ...checkApplicants(organisation),
    ...organisation.notices.flatMap(checkNotice),
  ];
}

function checkProvince({ province, agencies }: Organisation): DataProblem[] {
  if (!province) return [];
  const codes = new Set(agencies.map(({ code }) => code));
  return (['leadAgency', 'oneStop'] as const)
    .filter((key) => !codes.has(province[key]))
    .map((key) => unknownAgency('province.json', `/${key}`, province[key]));
}

function checkAgencies({ province, agencies, calendars }: Organisation): DataProblem[] {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const calendarIds = new Set(calendars.map(({ id }) => id));
  const problems = [
    ...doubles(AGENCIES, agencies, 'code', (agency) => agency.code),
    ...doubles(AGENCIES, agencies, 'hostName', (agency) => agency.hostName),
  ];
  agencies.forEach((agency, index) => {
    const at = `/${index}`;
    if (province && agency.code !== province.code && !agency.code.startsWith(`${province.code}.`)) {
      problems.push(
        problem(
          AGENCIES,
          `${at}/code`,
          `Mã ${agency.code} không thuộc tỉnh ${province.code}. Mã phải bắt đầu bằng “${province.code}.”.`,
          `Code ${agency.code} is not of province ${province.code}. It must start with “${province.code}.”.`,
        ),
      );
    }
    for (const key of ['parent', 'threeTierParent', 'oneStop'] as const) {
      const code = agency[key];
      if (code && !byCode.has(code)) problems.push(unknownAgency(AGENCIES, `${at}/${key}`, code));
    }
    if (!calendarIds.has(agency.calendar)) {
      problems.push(
        problem(
          AGENCIES,
          `${at}/calendar`,
          `Không có lịch làm việc “${agency.calendar}”. Hãy thêm lịch này vào calendars.json hoặc chọn lịch khác.`,
          `There is no calendar “${agency.calendar}”. Add it to calendars.json or choose another.`,
        ),
      );
    }
    problems.push(...doubles(AGENCIES, agency.units, 'key', (unit) => unit.key, `${at}/units`));
    problems.push(...checkFieldsOnce(agency, at), ...checkParents(agency, at, byCode));
  });
  return problems;
}

/** A field belongs to one division of an agency, else nobody knows whose desk its dossiers land on. */
function checkFieldsOnce(agency: AgencyData, at: string): DataProblem[] {
  const owner = new Map<string, UnitData>();
  return agency.units.flatMap((unit, index) =>
    (unit.fields ?? []).flatMap((field) => {
      const first = owner.get(field);
      owner.set(field, first ?? unit);
      return first === undefined
        ? []
        : problem(
            AGENCIES,
            `${at}/units/${index}/fields`,
            `Lĩnh vực ${field} đã giao cho ${first.name.vi}. Mỗi lĩnh vực chỉ giao cho một phòng của cơ quan.`,
            `Field ${field} is already with ${first.name.en}. Give each field to one division of the agency.`,
          );
    }),
  );
}

function checkParents(agency: AgencyData, at: string, byCode: Map<string, AgencyData>): DataProblem[] {
  const problems: DataProblem[] = [];
  for (const mode of agency.modes) {
    const parentOf = (one: AgencyData) =>
      (mode === 'THREE_TIER' ? one.threeTierParent : undefined) ?? one.parent ?? undefined;
    const seen = new Set([agency.code]);
    let code = parentOf(agency);
    const key = mode === 'THREE_TIER' && agency.threeTierParent ? 'threeTierParent' : 'parent';
    const parent = code === undefined ? undefined : byCode.get(code);
    if (parent && !parent.modes.includes(mode)) {
      problems.push(
        problem(
          AGENCIES,
          `${at}/${key}`,
          `${parent.name.vi} không tồn tại trong mô hình ${mode === 'TWO_TIER' ? 'hai' : 'ba'} cấp nên không thể là cấp trên.`,
          `${parent.name.en} does not exist in the ${mode === 'TWO_TIER' ? 'two' : 'three'}-tier mode, so it cannot be the parent.`,
        ),
      );
    }
    while (code !== undefined && !seen.has(code)) {
      seen.add(code);
      const next = byCode.get(code);
      code = next ? parentOf(next) : undefined;
    }
    if (code === agency.code) {
      problems.push(
        problem(
          AGENCIES,
          `${at}/${key}`,
          `${agency.name.vi} là cấp trên của chính mình. Hãy sửa cơ quan cấp trên.`,
          `${agency.name.en} is above itself. Correct its parent.`,
        ),
      );
    }
  }
  return problems;
}

function checkCalendars({ calendars }: Organisation): DataProblem[] {
  return [
    ...doubles('calendars.json', calendars, 'id', (calendar) => calendar.id),
    ...calendars.flatMap((calendar, index) => {
      const fault = calendarFault(calendar);
      return fault ? [{ file: 'calendars.json', path: `/${index}`, words: fault.words }] : [];
    }),
  ];
}

/** What is wrong with a calendar, or undefined. */
function calendarFault(calendar: CalendarData): CalendarError | undefined {
  try {
    agencyCalendar(calendar.id, calendar.name, calendar);
    return undefined;
  } catch (error) {
    if (error instanceof CalendarError) return error;
    throw error;
  }
}

function checkOfficers({ agencies, people }: Organisation): DataProblem[] {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const problems = doubles(PEOPLE, people.officers, 'login', (officer) => officer.login, '/officers');
  people.officers.forEach((officer, index) => {
    const at = `/officers/${index}`;
    if (!byCode.has(officer.homeAgency)) {
      problems.push(unknownAgency(PEOPLE, `${at}/homeAgency`, officer.homeAgency));
    }
    officer.posts.forEach((post, postIndex) => {
      const agency = byCode.get(post.agency);
      if (!agency) problems.push(unknownAgency(PEOPLE, `${at}/posts/${postIndex}/agency`, post.agency));
      else if (!agency.units.some(({ key }) => key === post.unit)) {
        problems.push(
          problem(
            PEOPLE,
            `${at}/posts/${postIndex}/unit`,
            `${agency.name.vi} không có phòng “${post.unit}”. Hãy chọn một trong: ${unitKeys(agency)}.`,
            `${agency.name.en} has no unit “${post.unit}”. Choose one of: ${unitKeys(agency)}.`,
          ),
        );
      }
    });
    problems.push(
      ...doubles(PEOPLE, officer.posts, 'role', (post) => `${post.agency} ${post.unit} ${post.role}`, `${at}/posts`),
    );
  });
  return problems;
}

/** Every desk a dossier of a competent agency can land on has somebody, in whichever mode the agency exists. */
function checkStaffing({ agencies, people }: Organisation): DataProblem[] {
  const posts = new Set(
    people.officers.flatMap((officer) => officer.posts.map((post) => `${post.agency} ${post.unit} ${post.role}`)),
  );
  const staffed = (agency: AgencyData, unit: UnitData, role: Role) => posts.has(`${agency.code} ${unit.key} ${role}`);
  const problems: DataProblem[] = [];
  const missing = (at: string, agency: AgencyData, roles: string, vi: string, en: string) =>
    problems.push(
      problem(
        AGENCIES,
        at,
        `${agency.name.vi}: ${vi} chưa có ai giữ vai ${roles}. Hãy giao cho một người trong people.json.`,
        `${agency.name.en}: nobody holds ${roles} in ${en}. Give it to somebody in people.json.`,
      ),
    );
  agencies.forEach((agency, index) => {
    const at = `/${index}`;
    if (!agency.units.some((unit) => staffed(agency, unit, 'AGENCY_ADMINISTRATOR'))) {
      missing(at, agency, 'AGENCY_ADMINISTRATOR', 'cơ quan', 'the agency');
    }
    if (!agency.competent) return;
    agency.units.forEach((unit, unitIndex) => {
      if (unit.kind !== 'DIVISION') return;
      for (const role of ['UNIT_HEAD', 'SPECIALIST'] as const) {
        if (!staffed(agency, unit, role)) missing(`${at}/units/${unitIndex}`, agency, role, unit.name.vi, unit.name.en);
      }
    });
    const needed = [
      ['DIVISION', 'SPECIALIST', 'phòng chuyên môn', 'a division'],
      ['LEADERSHIP', 'AGENCY_LEADER', 'lãnh đạo', 'the leadership'],
      ['RECORDS', 'RECORDS_CLERK', 'văn thư', 'records'],
    ] as const;
    for (const [kind, role, vi, en] of needed) {
      if (!agency.units.some((unit) => unit.kind === kind && staffed(agency, unit, role))) {
        missing(at, agency, role, vi, en);
      }
    }
    const oneStop = agencies.find(({ code }) => code === agency.oneStop);
    if (oneStop && !oneStop.units.some((unit) => unit.kind === 'ONE_STOP' && staffed(oneStop, unit, 'RECEPTIONIST'))) {
      missing(`${at}/oneStop`, oneStop, 'RECEPTIONIST', 'bộ phận một cửa', 'the one-stop');
    }
  });
  if (!people.officers.some((officer) => officer.posts.some(({ role }) => role === 'SYSTEM_ADMINISTRATOR'))) {
    problems.push(
      problem(
        PEOPLE,
        '/officers',
        'Chưa có ai là quản trị hệ thống. Hãy giao vai SYSTEM_ADMINISTRATOR cho ít nhất một người.',
        'Nobody administers the system. Give SYSTEM_ADMINISTRATOR to at least one person.',
      ),
    );
  }
  return problems;
}

function checkApplicants({ agencies, people }: Organisation): DataProblem[] {
  const communes = new Set(agencies.filter(({ tier }) => tier === 'COMMUNE').map(({ code }) => code));
  const citizenIds = new Set(people.citizens.map(({ citizenId }) => citizenId));
  const lists = [
    ['citizens', people.citizens],
    ['businesses', people.businesses],
  ] as const;
  const everybody = lists.flatMap(([list, rows]) => rows.map((row, index) => ({ row, at: `/${list}/${index}` })));
  const problems = (['phone', 'email'] as const).flatMap((key) => {
    const seen = new Set<string>();
    return everybody.flatMap(({ row, at }) => {
      const double = seen.has(row[key]);
      seen.add(row[key]);
      return double ? [doubled(PEOPLE, `${at}/${key}`, row[key])] : [];
    });
  });
  problems.push(...doubles(PEOPLE, people.citizens, 'citizenId', (citizen) => citizen.citizenId, '/citizens'));
  problems.push(...doubles(PEOPLE, people.businesses, 'taxCode', (business) => business.taxCode, '/businesses'));
  for (const { row, at } of everybody) {
    if (!communes.has(row.commune)) problems.push(unknownAgency(PEOPLE, `${at}/commune`, row.commune));
  }
  people.businesses.forEach(({ representative }, index) => {
    if (citizenIds.has(representative)) return;
    problems.push(
      problem(
        PEOPLE,
        `/businesses/${index}/representative`,
        `Không có công dân nào có số định danh ${representative}. Người đại diện phải có trong danh sách citizens.`,
        `No citizen has the number ${representative}. The representative must be among the citizens.`,
      ),
    );
  });
  return problems;
}

function checkNotice(notice: NoticeData, index: number): DataProblem[] {
  const from = Date.parse(notice.from);
  const to = Date.parse(notice.to);
  if (from < to) return [];
  return [
    problem(
      'notices.json',
      `/${index}/to`,
      `Thông báo hiện từ ${notice.from} đến ${notice.to}: ngày giờ không có thật hoặc kết thúc trước khi bắt đầu.`,
      `The notice is shown from ${notice.from} to ${notice.to}: no such dates, or it ends before it starts.`,
    ),
  ];
}

function doubles<T>(file: string, rows: readonly T[], key: string, of: (row: T) => string, at = ''): DataProblem[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const value = of(row);
    const double = seen.has(value);
    seen.add(value);
    return double ? [doubled(file, `${at}/${index}/${key}`, value)] : [];
  });
}

function doubled(file: string, path: string, value: string): DataProblem {
  return problem(
    file,
    path,
    `“${value}” có hai lần. Mỗi giá trị ở đây chỉ được dùng một lần.`,
    `“${value}” occurs twice. Use each value here only once.`,
  );
}

function unknownAgency(file: string, path: string, code: string): DataProblem {
  return problem(
    file,
    path,
    `Không có cơ quan ${code} phù hợp trong agencies.json. Hãy sửa mã hoặc thêm cơ quan.`,
    `agencies.json has no fitting agency ${code}. Correct the code or add the agency.`,
  );
}

function unitKeys(agency: AgencyData): string {
  return agency.units.map(({ key }) => key).join(', ');
}
