import { words } from '../src/i18n/words.ts';
import { Button } from '../src/ui/Button.tsx';
import { Checkbox } from '../src/ui/Choice.tsx';
import { TextInput } from '../src/ui/Field.tsx';
import { FileInput } from '../src/ui/FileInput.tsx';
import { Form } from '../src/ui/Form.tsx';

/** A small draft form with every kind of control the islands treat differently. */
export function IslandsForm() {
  return (
    <Form
      action="/submit"
      csrf="token-1"
      multipart
      autosaveUrl="/save"
      autosaveWords={words('vi').submission.autosaveScript}
    >
      <TextInput language="vi" name="fullName" label="Họ và tên" />
      <Checkbox language="vi" name="agree">
        Đồng ý
      </Checkbox>
      <FileInput
        language="vi"
        name="paper"
        label="Giấy tờ"
        accept=".pdf"
        uploadUrl="/upload"
        csrf="token-1"
        maxMegabytes={8}
      />
      <Button>Gửi</Button>
    </Form>
  );
}
