import { EXIT, StartError } from '../config/startError.ts';

/** What PostgreSQL or initdb wrote before giving up, turned into one line that says what to do. */
export function explainFailure(output: string, folder: string): StartError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(folder);
  const lines = output.split('\n').filter((line) => /(FATAL|PANIC|error):|Permission denied|No such file/.test(line));
  const reason = lines
    .at(-1)
    ?.replace(/^.*?((FATAL|PANIC|error):)/, '$1')
    .trim();
  if (/Permission denied/i.test(output)) {
    return unavailable(
      `PostgreSQL không vào được thư mục ${folder} (${reason}): hãy chạy bằng người dùng thường hoặc chọn MOTCUA_HOME mà mọi thư mục cha đều mở được.`,
      `PostgreSQL cannot enter ${folder} (${reason}): run as an ordinary user or choose a MOTCUA_HOME whose parent folders can be entered.`,
    );
  }
  return damaged(folder, reason ?? 'không rõ nguyên nhân / unknown reason');
}

/** There is no room left where the data lies. */
export function diskFull(folder: string): StartError {
  return unavailable(
    `Ổ đĩa chứa ${folder} đã đầy: hãy giải phóng dung lượng rồi chạy lại, dữ liệu đã lưu vẫn còn.`,
    `The disk of ${folder} is full: free some space and run again; what was saved is still there.`,
  );
}

/** The data folder is there but cannot be used; `reason` in PostgreSQL’s words. */
export function damaged(folder: string, reason: string): StartError {
  return unavailable(
    `Thư mục dữ liệu ${folder} bị hỏng (${reason}): hãy khôi phục từ bản sao lưu, hoặc chạy "script/server --reset" để làm lại từ đầu và mất hết dữ liệu.`,
    `The data folder ${folder} is damaged (${reason}): restore a backup, or run "script/server --reset" to start afresh and lose all data.`,
  );
}

/** The data folder was written by another major version of PostgreSQL. */
export function otherVersion(folder: string, found: string, wanted: string): StartError {
  return unavailable(
    `Thư mục dữ liệu ${folder} thuộc PostgreSQL ${found}, chương trình này dùng PostgreSQL ${wanted}: hãy dùng phiên bản Một Cửa cũ để sao lưu rồi khôi phục vào đây.`,
    `The data folder ${folder} belongs to PostgreSQL ${found}, this program runs PostgreSQL ${wanted}: back up with the earlier Một Cửa and restore here.`,
  );
}

/** Why there is no database, in both languages; ends the program with the exit code for that. */
export function unavailable(vi: string, en: string, cause?: unknown): StartError {
  return new StartError({ vi, en }, { exitCode: EXIT.noDatabase, cause });
}
