import type { FormField, FormOption } from './form.ts';

/** The 54 ethnic groups of Vietnam (QĐ 121-TCTK/PPCĐ 1979), by number of people first, then by name. */
const ETHNIC_GROUPS = [
  'Kinh',
  'Tày',
  'Thái',
  'Hoa',
  'Khmer',
  'Mường',
  'Nùng',
  'Mông',
  'Dao',
  'Gia Rai',
  'Ê Đê',
  'Ba Na',
  'Sán Chay',
  'Chăm',
  'Cơ Ho',
  'Xơ Đăng',
  'Sán Dìu',
  'Hrê',
  'Ra Glai',
  'Mnông',
  'Thổ',
  'Xtiêng',
  'Khơ mú',
  'Bru - Vân Kiều',
  'Cơ Tu',
  'Giáy',
  'Tà Ôi',
  'Mạ',
  'Gié Triêng',
  'Co',
  'Chơ Ro',
  'Xinh Mun',
  'Hà Nhì',
  'Chu Ru',
  'Lào',
  'La Chí',
  'Kháng',
  'Phù Lá',
  'La Hủ',
  'La Ha',
  'Pà Thẻn',
  'Lự',
  'Ngái',
  'Chứt',
  'Lô Lô',
  'Mảng',
  'Cơ Lao',
  'Bố Y',
  'Cống',
  'Si La',
  'Pu Péo',
  'Rơ Măm',
  'Brâu',
  'Ơ Đu',
];

/** ISO 3166-1 alpha-2 codes; names come from the language data of the machine. */
const COUNTRIES =
  'VN LA KH CN TW KR JP US AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV CM CA CF TD CL CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HK HU IS IN ID IR IQ IE IL IT JM JO KZ KE KI KP KW KG LV LB LS LR LY LI LT LU MO MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PS PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB UY UZ VU VE YE ZM ZW VA'.split(
    ' ',
  );

const countryName = {
  vi: new Intl.DisplayNames(['vi'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
};

/** The answers a choice offers, its own or those of its list. */
export function optionsOf({ options = [], list }: Pick<FormField, 'options' | 'list'>): FormOption[] {
  if (list === 'ethnicGroups') return ETHNIC_GROUPS.map((name) => ({ value: name, label: { vi: name } }));
  if (list === 'countries')
    return COUNTRIES.map((code) => ({
      value: code,
      label: { vi: countryName.vi.of(code) ?? code, en: countryName.en.of(code) ?? code },
    }));
  return options;
}

/** The values alone. */
export function optionValues({ options = [], list }: Pick<FormField, 'options' | 'list'>): string[] {
  if (list) return list === 'ethnicGroups' ? ETHNIC_GROUPS : COUNTRIES;
  return options.map((option) => option.value);
}
