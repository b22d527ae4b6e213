import {
  hoursOfDay,
  integer,
  megabytes,
  oneOf,
  onOff,
  proxies,
  type Setting,
  setting,
  text,
  url,
} from './settingKinds.ts';

/** Every setting of the program, by the name the code uses. The only place where environment variables are named. */
export const settings = {
  port: setting(integer(0, 65535), {
    variable: 'PORT',
    fallback: '3000',
    words: {
      vi: 'Cổng mạng mà máy chủ lắng nghe; 0 là cổng trống bất kỳ.',
      en: 'Network port the server listens on; 0 takes any free one.',
    },
  }),
  host: setting(text({ vi: 'địa chỉ IP hoặc tên máy', en: 'an IP address or host name' }, /^[A-Za-z0-9.:_-]+$/), {
    variable: 'HOST',
    fallback: 'localhost',
    words: {
      vi: 'Địa chỉ mà máy chủ lắng nghe; 0.0.0.0 để máy khác truy cập được.',
      en: 'Address the server listens on; 0.0.0.0 lets other machines in.',
    },
  }),
  home: setting(text({ vi: 'đường dẫn thư mục', en: 'the path of a folder' }, /^[^\0\n]+$/), {
    variable: 'MOTCUA_HOME',
    fallback: 'var',
    words: {
      vi: 'Thư mục dữ liệu: cơ sở dữ liệu nhúng, tệp đính kèm, thư mẫu, khóa bí mật.',
      en: 'Data folder: embedded database, attached files, caught mail, secret key.',
    },
  }),
  databaseUrl: setting(
    url(['postgres:', 'postgresql:'], {
      vi: 'địa chỉ dạng postgres://người-dùng:mật-khẩu@máy:cổng/tên',
      en: 'an address like postgres://user:password@host:port/name',
    }),
    {
      variable: 'DATABASE_URL',
      fallback: '',
      fallbackNote: { vi: 'PostgreSQL nhúng trong MOTCUA_HOME', en: 'the embedded PostgreSQL in MOTCUA_HOME' },
      secret: true,
      words: {
        vi: 'PostgreSQL (từ 15) có sẵn để dùng thay cho cơ sở dữ liệu nhúng.',
        en: 'A PostgreSQL (15 or later) of your own to use instead of the embedded one.',
      },
    },
  ),
  databaseConnections: setting(integer(2, 200), {
    variable: 'MOTCUA_DATABASE_CONNECTIONS',
    fallback: '10',
    words: {
      vi: 'Số kết nối cơ sở dữ liệu tối đa của một tiến trình.',
      en: 'Most database connections one process opens.',
    },
  }),
  publicUrl: setting(
    url(['http:', 'https:'], { vi: 'địa chỉ http:// hoặc https://', en: 'an http:// or https:// address' }),
    {
      variable: 'MOTCUA_PUBLIC_URL',
      fallback: '',
      fallbackNote: { vi: 'http://localhost:PORT', en: 'http://localhost:PORT' },
      words: {
        vi: 'Địa chỉ người dân dùng để vào cổng; in trong mã QR và thư.',
        en: 'Address citizens use to reach the portal; printed in QR codes and mail.',
      },
    },
  ),
  sampleMode: setting(onOff, {
    variable: 'MOTCUA_SAMPLE',
    fallback: 'off',
    fallbackNote: { vi: 'script/server đặt là on', en: 'script/server sets on' },
    words: {
      vi: 'Chế độ thử: nạp Tỉnh Mẫu vào cơ sở dữ liệu trống và giữ thư gửi đi trong hộp thư mẫu. Không bật khi vận hành thật.',
      en: 'Trial mode: loads the sample province into an empty database and keeps outgoing mail in a built-in catcher. Never for real use.',
    },
  }),
  smtpUrl: setting(
    url(['smtp:', 'smtps:'], { vi: 'địa chỉ smtp:// hoặc smtps://', en: 'an smtp:// or smtps:// address' }),
    {
      variable: 'MOTCUA_SMTP_URL',
      fallback: '',
      fallbackNote: {
        vi: 'hộp thư mẫu khi MOTCUA_SAMPLE=on, nếu không thì thư chờ trong hàng đợi',
        en: 'the built-in catcher when MOTCUA_SAMPLE=on, otherwise mail waits in the queue',
      },
      secret: true,
      words: { vi: 'Máy chủ gửi thư điện tử.', en: 'Server that sends electronic mail.' },
    },
  ),
  mailFrom: setting(text({ vi: 'một địa chỉ thư', en: 'a mail address' }, /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/), {
    variable: 'MOTCUA_MAIL_FROM',
    fallback: 'Một Cửa <khong-tra-loi@motcua.example>',
    words: { vi: 'Người gửi ghi trên thư.', en: 'Sender written on mail.' },
  }),
  vnpostUrl: setting(
    url(['http:', 'https:'], { vi: 'địa chỉ http:// hoặc https://', en: 'an http:// or https:// address' }),
    {
      variable: 'MOTCUA_VNPOST_URL',
      fallback: '',
      fallbackNote: {
        vi: 'không kết nối; nhân viên bưu chính nhận đơn trong hệ thống',
        en: 'not connected; post officers take the orders in the system',
      },
      words: {
        vi: 'Địa chỉ dịch vụ hành chính công của VNPost.',
        en: 'Address of VNPost’s service for administrative procedures.',
      },
    },
  ),
  vnpostKey: setting(text({ vi: 'một mã không có dấu cách', en: 'a key without blanks' }, /^\S{4,}$/), {
    variable: 'MOTCUA_VNPOST_KEY',
    fallback: '',
    secret: true,
    words: { vi: 'Khóa khách hàng (customerKey) tại VNPost.', en: 'Customer key at VNPost.' },
  }),
  vnpostSecret: setting(text({ vi: 'một mã không có dấu cách', en: 'a secret without blanks' }, /^\S{4,}$/), {
    variable: 'MOTCUA_VNPOST_SECRET',
    fallback: '',
    secret: true,
    words: { vi: 'Khóa bí mật (secretKey) tại VNPost.', en: 'Secret key at VNPost.' },
  }),
  vnpostCustomer: setting(text({ vi: 'một mã không có dấu cách', en: 'a code without blanks' }, /^\S{1,40}$/), {
    variable: 'MOTCUA_VNPOST_CUSTOMER',
    fallback: '',
    words: { vi: 'Mã khách hàng (CustomerCode) tại VNPost.', en: 'Customer code at VNPost.' },
  }),
  feedbackMailAddress: setting(
    text({ vi: 'một địa chỉ thư', en: 'a mail address' }, /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/),
    {
      variable: 'MOTCUA_FEEDBACK_MAIL',
      fallback: '',
      fallbackNote: { vi: 'không nhận phản ánh qua thư', en: 'no feedback by mail' },
      words: {
        vi: 'Địa chỉ nhận phản ánh, kiến nghị qua thư điện tử; chương trình tự nhận thư gửi đến địa chỉ này.',
        en: 'Address for feedback by mail; the program itself receives what is sent there.',
      },
    },
  ),
  feedbackMailPort: setting(integer(1, 65535), {
    variable: 'MOTCUA_FEEDBACK_MAIL_PORT',
    fallback: '2525',
    words: {
      vi: 'Cổng SMTP nhận phản ánh, kiến nghị; máy chủ thư của tỉnh chuyển thư của địa chỉ ấy đến cổng này.',
      en: 'SMTP port for feedback; the province’s mail server passes the mail of that address on to it.',
    },
  }),
  embedHosts: setting(
    text(
      {
        vi: 'các địa chỉ https:// cách nhau bằng dấu cách, hoặc off',
        en: 'https:// addresses parted by blanks, or off',
      },
      /^(off|https?:\/\/[a-z0-9.*-]+(:\d+)?( https?:\/\/[a-z0-9.*-]+(:\d+)?)*)$/,
    ),
    {
      variable: 'MOTCUA_EMBED_HOSTS',
      fallback: 'off',
      words: {
        vi: 'Trang của các cơ quan được nhúng ô tra cứu hồ sơ, ví dụ https://xamau.gov.vn https://*.tinhmau.gov.vn.',
        en: 'Sites of agencies that may embed the look-up, such as https://commune.gov.vn https://*.province.gov.vn.',
      },
    },
  ),
  smsUrl: setting(
    url(['http:', 'https:'], { vi: 'địa chỉ http:// hoặc https://', en: 'an http:// or https:// address' }),
    {
      variable: 'MOTCUA_SMS_URL',
      fallback: '',
      fallbackNote: {
        vi: 'hộp tin nhắn mẫu khi MOTCUA_SAMPLE=on, nếu không thì tin nhắn chờ trong hàng đợi',
        en: 'the built-in catcher when MOTCUA_SAMPLE=on, otherwise text messages wait in the queue',
      },
      words: { vi: 'Địa chỉ của tổng đài gửi tin nhắn SMS.', en: 'Address of the centre that sends text messages.' },
    },
  ),
  smsToken: setting(text({ vi: 'một mã không có dấu cách', en: 'a token without blanks' }, /^\S{8,}$/), {
    variable: 'MOTCUA_SMS_TOKEN',
    fallback: '',
    secret: true,
    words: {
      vi: 'Mã truy cập tổng đài tin nhắn (Authorization: Bearer …).',
      en: 'Token for the SMS centre (Authorization: Bearer …).',
    },
  }),
  smsSender: setting(
    text({ vi: 'từ 1 đến 11 chữ cái, chữ số', en: '1 to 11 letters and digits' }, /^[A-Za-z0-9]{1,11}$/),
    {
      variable: 'MOTCUA_SMS_SENDER',
      fallback: 'MOTCUA',
      words: {
        vi: 'Tên người gửi hiện trên tin nhắn (brand name).',
        en: 'Sender name shown on text messages (brand name).',
      },
    },
  ),
  smsDiacritics: setting(onOff, {
    variable: 'MOTCUA_SMS_DIACRITICS',
    fallback: 'off',
    words: {
      vi: 'Giữ dấu tiếng Việt trong tin nhắn SMS: dễ đọc hơn, nhưng mỗi tin chỉ chứa 70 ký tự thay vì 160.',
      en: 'Keep Vietnamese diacritics in text messages: easier to read, but 70 letters a part instead of 160.',
    },
  }),
  merchantSecrets: setting(text({ vi: 'đường dẫn tệp', en: 'the path of a file' }, /^[^\0\n]+$/), {
    variable: 'MOTCUA_MERCHANT_SECRETS',
    fallback: '',
    fallbackNote: {
      vi: 'tệp mẫu khi MOTCUA_SAMPLE=on, nếu không thì không thanh toán trực tuyến được',
      en: 'the sample file when MOTCUA_SAMPLE=on, otherwise nothing can be paid online',
    },
    words: {
      vi: 'Tệp JSON chứa khóa bí mật của các tài khoản nhận thanh toán, theo tên khóa; chỉ chương trình được đọc.',
      en: 'JSON file with the secrets of the merchant accounts by name; readable by the program only.',
    },
  }),
  ownAccounts: setting(onOff, {
    variable: 'MOTCUA_OWN_ACCOUNTS',
    fallback: 'on',
    words: {
      vi: 'Người dân, doanh nghiệp đăng nhập được bằng tài khoản của chính cổng (mật khẩu, mã dùng một lần) bên cạnh đăng nhập một lần. Không ảnh hưởng đến cán bộ; tắt chỉ có tác dụng khi có dịch vụ định danh đang dùng.',
      en: 'Citizens and businesses may sign in with an account of the portal itself (password, one-time code) besides single sign-on. Officers are not concerned; off only holds while an identity provider is in use.',
    },
  }),
  identitySecrets: setting(text({ vi: 'đường dẫn tệp', en: 'the path of a file' }, /^[^\0\n]+$/), {
    variable: 'MOTCUA_IDENTITY_SECRETS',
    fallback: '',
    fallbackNote: { vi: 'không có khóa, chỉ dùng PKCE', en: 'no secrets, PKCE only' },
    words: {
      vi: 'Tệp JSON chứa khóa bí mật (client secret) của các dịch vụ định danh, theo khóa của dịch vụ; chỉ chương trình được đọc.',
      en: 'JSON file with the client secrets of the identity providers by their keys; readable by the program only.',
    },
  }),
  quietHours: setting(hoursOfDay, {
    variable: 'MOTCUA_QUIET_HOURS',
    fallback: '21:00-07:00',
    words: {
      vi: 'Giờ yên lặng: thư và tin nhắn chờ đến khi hết giờ này, trừ mã xác nhận và tin về việc chính người nhận vừa làm.',
      en: 'Quiet hours: mail and text messages wait until they are over, except codes and news of what the reader has just done.',
    },
  }),
  language: setting(oneOf('vi', 'en'), {
    variable: 'MOTCUA_LANGUAGE',
    fallback: 'vi',
    words: {
      vi: 'Ngôn ngữ khi người dùng chưa chọn.',
      en: 'Language for people who have not chosen one.',
    },
  }),
  dossierCodeFormat: setting(oneOf('LOCAL', 'TT01', 'TT04'), {
    variable: 'MOTCUA_DOSSIER_CODE',
    fallback: 'LOCAL',
    words: {
      vi: 'Cách đánh mã hồ sơ: LOCAL (thông lệ của các tỉnh), TT01 (Thông tư 01/2018/TT-VPCP), TT04 (Thông tư 04/2025, hệ thống tập trung).',
      en: 'How dossiers are numbered: LOCAL (what provinces do), TT01 (Circular 01/2018/TT-VPCP), TT04 (Circular 04/2025, centralised systems).',
    },
  }),
  logLevel: setting(oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), {
    variable: 'MOTCUA_LOG_LEVEL',
    fallback: 'info',
    words: { vi: 'Mức chi tiết của nhật ký.', en: 'How much the log tells.' },
  }),
  logFile: setting(text({ vi: 'đường dẫn tệp', en: 'the path of a file' }, /^[^\0\n]+$/), {
    variable: 'MOTCUA_LOG_FILE',
    fallback: '',
    fallbackNote: { vi: 'đầu ra lỗi chuẩn', en: 'standard error' },
    words: {
      vi: 'Tệp ghi nhật ký, mỗi dòng một đối tượng JSON.',
      en: 'File of the log, one JSON object a line.',
    },
  }),
  secret: setting(text({ vi: 'ít nhất 32 ký tự', en: 'at least 32 characters' }, /^.{32,}$/), {
    variable: 'MOTCUA_SECRET',
    fallback: '',
    fallbackNote: {
      vi: 'tự sinh một lần trong MOTCUA_HOME/secret',
      en: 'made once and kept in MOTCUA_HOME/secret',
    },
    secret: true,
    words: {
      vi: 'Khóa bí mật để ký cookie và liên kết tra cứu; mọi máy chủ chung một cơ sở dữ liệu phải dùng chung khóa.',
      en: 'Key that signs cookies and look-up links; all servers on one database must share it.',
    },
  }),
  trustProxy: setting(proxies, {
    variable: 'MOTCUA_TRUST_PROXY',
    fallback: 'off',
    words: {
      vi: 'Tin địa chỉ người dùng do máy chủ trung gian (X-Forwarded-For) báo lại.',
      en: 'Believe the client address told by a proxy in front (X-Forwarded-For).',
    },
  }),
  sessionHours: setting(integer(1, 720), {
    variable: 'MOTCUA_SESSION_HOURS',
    fallback: '12',
    words: {
      vi: 'Số giờ không hoạt động trước khi phải đăng nhập lại.',
      en: 'Hours without activity before one must sign in again.',
    },
  }),
  payLinkDays: setting(integer(1, 366), {
    variable: 'MOTCUA_PAY_LINK_DAYS',
    fallback: '30',
    words: {
      vi: 'Số ngày một liên kết nộp phí còn dùng được kể từ khi lấy ra; trang hồ sơ luôn cho liên kết mới, nên liên kết cũ bị chuyển tiếp không mở được mãi.',
      en: 'Days for which a link for paying a fee is good from when it is given out. The page of the dossier always gives a fresh one; what was passed on long ago opens nothing.',
    },
  }),
  maxFileBytes: setting(megabytes(1, 2000), {
    variable: 'MOTCUA_MAX_FILE_MB',
    fallback: '50',
    words: { vi: 'Dung lượng tối đa của một tệp, tính bằng MB.', en: 'Largest file accepted, in megabytes.' },
  }),
  clamd: setting(
    text(
      { vi: 'máy:cổng, ví dụ localhost:3310', en: 'host:port, for example localhost:3310' },
      /^[A-Za-z0-9.-]+:\d{1,5}$/,
    ),
    {
      variable: 'MOTCUA_CLAMD',
      fallback: '',
      fallbackNote: { vi: 'không quét mã độc', en: 'files are not scanned for viruses' },
      words: {
        vi: 'Bộ quét mã độc clamd (ClamAV): mỗi tệp gửi lên được quét trước khi lưu; bộ quét ngừng thì tệp không được nhận.',
        en: 'The virus scanner clamd (ClamAV): every file is scanned before it is kept; when the scanner is down no file is taken.',
      },
    },
  ),
  metricsToken: setting(text({ vi: 'ít nhất 16 ký tự', en: 'at least 16 characters' }, /^\S{16,}$/), {
    variable: 'MOTCUA_METRICS_TOKEN',
    fallback: '',
    fallbackNote: { vi: 'chỉ đọc được từ chính máy chủ', en: 'readable on the server’s own machine only' },
    secret: true,
    words: {
      vi: 'Mã để hệ thống giám sát ở máy khác đọc /metrics (Authorization: Bearer …).',
      en: 'Token with which a monitoring system on another machine reads /metrics (Authorization: Bearer …).',
    },
  }),
  worker: setting(onOff, {
    variable: 'MOTCUA_WORKER',
    fallback: 'on',
    words: {
      vi: 'Lệnh serve chạy luôn việc nền; off khi việc nền chạy riêng bằng lệnh worker.',
      en: 'serve also runs background jobs; off when they run apart with the worker command.',
    },
  }),
} satisfies Record<string, Setting<unknown>>;

export type Settings = typeof settings;
