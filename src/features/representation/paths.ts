import { PATHS } from '../../ui/paths.ts';

/** Addresses about acting for others. */
export const REPRESENTATION_PATHS = {
  overview: PATHS.representation,
  choose: '/dai-dien/chon',
  newOrganisation: '/to-chuc/moi',
  organisation: '/to-chuc',
  inviteMember: '/to-chuc/moi-nguoi',
  changeMember: '/to-chuc/nguoi',
  withdrawInvitation: '/to-chuc/thu-hoi',
  newAuthorisation: '/uy-quyen/moi',
  endAuthorisation: '/uy-quyen/cham-dut',
  invitation: (id: string) => `/loi-moi/${id}`,
} as const;
