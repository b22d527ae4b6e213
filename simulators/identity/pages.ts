/** The few pages of the simulator: plain HTML, no script. */

function page(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
fieldset{margin:0 0 1rem;border:1px solid #888;border-radius:6px}label{display:block;padding:.35rem 0}
input[name=code]{font:inherit;padding:.4rem;width:9rem}button{font:inherit;padding:.5rem 1.2rem}.problem{color:#8f1d22}</style></head>
<body><h1>${title}</h1>${body}</body></html>`;
}

const text = (value: unknown) =>
  String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Whom to be, and how surely. */
export function signInPage(view: {
  uid: string;
  people: { id: string; HoTen: string; [claim: string]: unknown }[];
  asked: 1 | 2;
  problem?: string;
}): string {
  const choices = view.people.map(
    (person) =>
      `<label><input type="radio" name="person" value="${text(person.id)}"> ${text(person.HoTen)} – ${text(
        person.SoDinhDanh ?? person.MaSoThue,
      )}</label>`,
  );
  return page(
    'Dịch vụ định danh (mô phỏng)',
    `${view.problem ? `<p class="problem" role="alert">${text(view.problem)}</p>` : ''}
<p>Đây là chương trình mô phỏng để thử; mọi người dưới đây đều là người mẫu. Trang gọi đến cần mức độ ${view.asked}.</p>
<form method="post" action="/interaction/${text(view.uid)}">
<fieldset><legend>Bạn là ai?</legend>${choices.join('')}</fieldset>
<label>Mã xác thực cho mức độ 2 (246810; để trống thì mức độ 1)<br>
<input name="code" inputmode="numeric" autocomplete="off" maxlength="10"></label>
<p><button>Đăng nhập</button> <button name="cancel" value="1">Hủy</button></p></form>`,
  );
}

/** Asked before the provider's own session ends. `form`: what the provider wants posted. */
export function logoutPage(form: string): string {
  return page(
    'Đăng xuất khỏi dịch vụ định danh?',
    `${form}<p><button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button></p>`,
  );
}

export function endedPage(): string {
  return page('Đã đăng xuất', '<p>Bạn đã đăng xuất khỏi dịch vụ định danh (mô phỏng).</p>');
}
