/** Addresses of this feature that no other page links to. */
export const ACCOUNT_PATHS = {
  confirm: '/dang-ky/xac-nhan',
  codeRequest: '/dang-nhap/ma',
  codeSignIn: '/dang-nhap/ma/xac-nhan',
  forgot: '/quen-mat-khau',
  reset: '/quen-mat-khau/xac-nhan',
  changePassword: '/tai-khoan/mat-khau',
  contact: '/tai-khoan/lien-he',
  contactConfirm: '/tai-khoan/lien-he/xac-nhan',
  sessions: '/tai-khoan/thiet-bi',
  lostConfirm: '/bao-mat-tai-khoan/xac-nhan',
  lostDone: '/bao-mat-tai-khoan/da-khoa',
  officerSignIn: '/can-bo/dang-nhap',
  firstPassword: '/can-bo/doi-mat-khau',
} as const;
