import type { CommandEntry } from '../platform/commandLine/program.ts';

/** Every command. `load` is called only for the command asked for, so that `due` does not wait for the web server's code. */
export const commands: CommandEntry[] = [
  {
    name: 'serve',
    words: { vi: 'Chạy cổng dịch vụ công và phần mềm của cán bộ', en: 'Run the portal and the officers’ application' },
    load: async () => (await import('./serve.command.ts')).registerServe,
  },
  {
    name: 'worker',
    words: {
      vi: 'Chạy riêng các việc nền (gửi thư, nhắc hạn…)',
      en: 'Run background jobs (mail, reminders…) on their own',
    },
    load: async () => (await import('./worker.command.ts')).registerWorker,
  },
  {
    name: 'migrate',
    words: { vi: 'Cập nhật cấu trúc cơ sở dữ liệu', en: 'Bring the database up to this version' },
    load: async () => (await import('./migrate.command.ts')).registerMigrate,
  },
  {
    name: 'catalogue',
    words: { vi: 'Nhập và tìm thủ tục hành chính', en: 'Import and search administrative procedures' },
    load: async () => (await import('../features/catalogue/catalogue.command.ts')).registerCatalogue,
  },
  {
    name: 'places',
    words: {
      vi: 'Nhập danh sách xã, phường dùng trong địa chỉ',
      en: 'Import the communes that addresses are written by',
    },
    load: async () => (await import('../features/forms/places.command.ts')).registerPlaces,
  },
  {
    name: 'money',
    words: {
      vi: 'Nhập đơn vị thu, tài khoản nhận tiền, biểu phí',
      en: 'Import collectors, merchant accounts and fees',
    },
    load: async () => (await import('../features/payments/money.command.ts')).registerMoneyCommand,
  },
  {
    name: 'due',
    words: { vi: 'Tính ngày hẹn trả và giải thích từng bước', en: 'Work out a due date and explain each step' },
    load: async () => (await import('../features/calendar/due.command.ts')).registerDue,
  },
  {
    name: 'dossier',
    words: { vi: 'Xem và kiểm tra một hồ sơ', en: 'Show and verify a dossier' },
    load: async () => (await import('../features/lookup/dossier.command.ts')).registerDossier,
  },
  {
    name: 'sample',
    words: { vi: 'Nạp Tỉnh Mẫu để dùng thử', en: 'Load the sample province for a trial' },
    load: async () => (await import('./sample.command.ts')).registerSample,
  },
  {
    name: 'config',
    words: { vi: 'Liệt kê các thiết lập và giá trị đang dùng', en: 'List the settings and the values in use' },
    load: async () => (await import('./config.command.ts')).registerConfig,
  },
];
