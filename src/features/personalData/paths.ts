/** Address of a person's own data. */
export const PERSONAL_DATA_PATH = '/tai-khoan/du-lieu';
