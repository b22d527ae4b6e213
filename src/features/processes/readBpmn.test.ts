import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { proveProcess } from '../../domain/process/prove.ts';
import { exportBpmn } from './exportBpmn.ts';
import { readBpmn } from './readBpmn.ts';

const FOLDER = new URL('../../../data/sample-province/processes/', import.meta.url);
const PROCESSES = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as ProcessDefinition,
);

/** As bpmn.io's modeller writes it: two pools, lanes in lanes, gateways, a timer at a box, a note. */
const DRAWN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:collaboration id="c">
    <bpmn:participant id="p1" name="Sở Mẫu" processRef="work" />
    <bpmn:participant id="p2" name="Công dân" processRef="outside" />
    <bpmn:messageFlow id="m1" sourceRef="o1" targetRef="t1" />
  </bpmn:collaboration>
  <bpmn:process id="outside"><bpmn:task id="o1" name="Nộp hồ sơ" /></bpmn:process>
  <bpmn:process id="work" name="Cấp giấy phép mẫu" isExecutable="false">
    <bpmn:laneSet id="ls">
      <bpmn:lane id="l1" name="Bộ phận Một cửa"><bpmn:flowNodeRef>s</bpmn:flowNodeRef><bpmn:flowNodeRef>t1</bpmn:flowNodeRef><bpmn:flowNodeRef>t5</bpmn:flowNodeRef><bpmn:flowNodeRef>e</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l2" name="Phòng Quản lý">
        <bpmn:flowNodeRef>t2</bpmn:flowNodeRef><bpmn:flowNodeRef>g1</bpmn:flowNodeRef>
        <bpmn:childLaneSet id="cls"><bpmn:lane id="l21" name="Chuyên viên"><bpmn:flowNodeRef>t2</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet>
      </bpmn:lane>
      <bpmn:lane id="l3" name="Lãnh đạo Sở"><bpmn:flowNodeRef>t3</bpmn:flowNodeRef><bpmn:flowNodeRef>g2</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l4" name="Văn thư"><bpmn:flowNodeRef>t4</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l5" name="Người nộp hồ sơ"><bpmn:flowNodeRef>t6</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="s" />
    <bpmn:userTask id="t1" name="Tiếp nhận hồ sơ" />
    <bpmn:userTask id="t2" name="Thẩm định" />
    <bpmn:exclusiveGateway id="g1" name="Đủ điều kiện?" />
    <bpmn:task id="t6" name="Bổ sung giấy tờ" />
    <bpmn:userTask id="t3" name="Xem xét, ký" />
    <bpmn:boundaryEvent id="b1" attachedToRef="t3"><bpmn:timerEventDefinition /></bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="g2" />
    <bpmn:task id="t4" name="Đóng dấu, vào sổ" />
    <bpmn:task id="t5" name="Trả kết quả" />
    <bpmn:endEvent id="e" />
    <bpmn:sequenceFlow id="f0" sourceRef="s" targetRef="t1" />
    <bpmn:sequenceFlow id="f1" sourceRef="t1" targetRef="t2" />
    <bpmn:sequenceFlow id="f2" sourceRef="t2" targetRef="g1" />
    <bpmn:sequenceFlow id="f3" name="Đạt" sourceRef="g1" targetRef="t3" />
    <bpmn:sequenceFlow id="f10" name="Cần bổ sung" sourceRef="g1" targetRef="t6" />
    <bpmn:sequenceFlow id="f11" sourceRef="t6" targetRef="t2" />
    <bpmn:sequenceFlow id="f4" sourceRef="t3" targetRef="g2" />
    <bpmn:sequenceFlow id="f5" name="Đồng ý" sourceRef="g2" targetRef="t4" />
    <bpmn:sequenceFlow id="f6" name="Không đồng ý" sourceRef="g2" targetRef="t2" />
    <bpmn:sequenceFlow id="f7" sourceRef="t4" targetRef="t5" />
    <bpmn:sequenceFlow id="f8" sourceRef="t5" targetRef="e" />
    <bpmn:textAnnotation id="n1"><bpmn:text>Ghi chú</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
</bpmn:definitions>`;

describe('a BPMN file of ours', () => {
  it.each(PROCESSES)('comes back whole: $key', async (process) => {
    const { content, notes } = await readBpmn(await exportBpmn(process, (code) => `Cơ quan ${code}`), 'vi');
    expect(content).toEqual(process);
    expect(notes).toEqual([]);
  });

  it('takes what another modeller changed: a renamed box, a new one between two', async () => {
    const [process] = PROCESSES.filter(({ key }) => key === 'standard-six-step');
    if (!process) throw new Error('no sample process');
    const xml = await exportBpmn(process, (code) => code);
    const changed = xml
      .replace('name="Lãnh đạo phòng xem xét"', 'name="Trưởng phòng xem lại"')
      .replace('targetRef="step-return"', 'targetRef="Activity_1"')
      .replace(
        '<bpmn:startEvent',
        `<bpmn:task id="Activity_1" name="Văn thư quét kết quả" />
         <bpmn:sequenceFlow id="F9" sourceRef="Activity_1" targetRef="step-return" /><bpmn:startEvent`,
      );
    const { content } = await readBpmn(changed, 'vi');
    const names = content.steps.map(({ name }) => name.vi);
    expect(names).toContain('Trưởng phòng xem lại');
    expect(content.steps.find(({ id }) => id === 'van-thu-quet-ket-qua')).toMatchObject({ role: 'RECORDS_CLERK' });
  });
});

/** Two authorities asked at once after the appraisal, and joined; `lane` of the second. */
const parallel = (lane: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="work" name="Cấp phép liên thông" isExecutable="false">
    <bpmn:laneSet id="ls">
      <bpmn:lane id="l1" name="Chuyên viên"><bpmn:flowNodeRef>t1</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l2" name="Ủy ban nhân dân xã"><bpmn:flowNodeRef>t2</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l3" name="${lane}"><bpmn:flowNodeRef>t3</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l4" name="Lãnh đạo Sở"><bpmn:flowNodeRef>t4</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="s" /><bpmn:endEvent id="e" />
    <bpmn:task id="t1" name="Thẩm định" /><bpmn:task id="t2" name="Xác nhận nơi ở" />
    <bpmn:task id="t3" name="Xác nhận quy hoạch" /><bpmn:task id="t4" name="Ký giấy phép" />
    <bpmn:parallelGateway id="g1" /><bpmn:parallelGateway id="g2" />
    <bpmn:sequenceFlow id="f0" sourceRef="s" targetRef="t1" /><bpmn:sequenceFlow id="f1" sourceRef="t1" targetRef="g1" />
    <bpmn:sequenceFlow id="f2" sourceRef="g1" targetRef="t2" /><bpmn:sequenceFlow id="f3" sourceRef="g1" targetRef="t3" />
    <bpmn:sequenceFlow id="f4" sourceRef="t2" targetRef="g2" /><bpmn:sequenceFlow id="f5" sourceRef="t3" targetRef="g2" />
    <bpmn:sequenceFlow id="f6" sourceRef="g2" targetRef="t4" /><bpmn:sequenceFlow id="f7" sourceRef="t4" targetRef="e" />
  </bpmn:process>
</bpmn:definitions>`;

describe('parallel gateways of another modeller', () => {
  it('become branches of the step before them, one for each agency', async () => {
    const { content, notes } = await readBpmn(parallel('Sở Xây dựng'), 'vi');
    expect(content.steps.map(({ id }) => id)).toEqual(['tham-dinh', 'ky-giay-phep']);
    expect(content.steps[0]).toMatchObject({
      transitions: [
        { action: 'PROPOSE', to: 'ky-giay-phep' },
        { action: 'BRANCH', to: 'WAIT' },
      ],
      branching: {
        mode: 'PARALLEL',
        branches: [
          { id: 'xac-nhan-noi-o', agency: 'COMMUNE' },
          { id: 'xac-nhan-quy-hoach', agency: 'PROVINCE' },
        ],
      },
    });
    const { findings } = proveProcess(content, () => true);
    expect(findings.filter(({ code }) => code.startsWith('BRANCHES_OVER') || code === 'BRANCH_ID_DOUBLE')).toEqual([]);
    expect(notes.join(' ')).toContain('được lấy thành nhánh liên thông của bước “Thẩm định”');
  });

  it('that no branches can tell are choices, and it is said where', async () => {
    const { content, notes } = await readBpmn(parallel('Ủy ban nhân dân xã'), 'vi');
    expect(content.steps).toHaveLength(4);
    expect(notes.join(' ')).toContain('ở “Thẩm định” được lấy như cổng lựa chọn');
  });
});

describe('a BPMN file of another modeller', () => {
  it('becomes steps with roles by lanes and ways by what stands on the arrows, and can be proved', async () => {
    const { content } = await readBpmn(DRAWN, 'vi');
    expect(content).toMatchObject({
      key: 'cap-giay-phep-mau',
      name: { vi: 'Cấp giấy phép mẫu' },
      start: 'tiep-nhan-ho-so',
    });
    const ways = content.steps.map(({ id, role, transitions }) => [
      id,
      role,
      transitions.map(({ action, to }) => `${action} ${to}`).join(', '),
    ]);
    expect(ways).toEqual([
      ['tiep-nhan-ho-so', 'RECEPTIONIST', 'FORWARD tham-dinh'],
      ['tham-dinh', 'SPECIALIST', 'APPROVE xem-xet-ky, REQUEST_SUPPLEMENT WAIT'],
      ['xem-xet-ky', 'AGENCY_LEADER', 'APPROVE dong-dau-vao-so, SEND_BACK tham-dinh'],
      ['dong-dau-vao-so', 'RECORDS_CLERK', 'ISSUE tra-ket-qua'],
      ['tra-ket-qua', 'RECEPTIONIST', 'RETURN END'],
    ]);
    expect(proveProcess(content, () => true).findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });

  it('says what was left out or guessed', async () => {
    const { notes } = await readBpmn(DRAWN, 'vi');
    const said = notes.join('\n');
    for (const part of ['Công dân', 'Bổ sung giấy tờ', 'luồng thông điệp', 'sự kiện gắn trên ô', 'ghi chú', 'chia đều'])
      expect(said).toContain(part);
  });

  it.each(['', 'xin chào', '<a/>', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'])(
    'that is none is refused: %s',
    async (xml) => {
      await expect(readBpmn(xml, 'vi')).rejects.toMatchObject({ kind: { code: 'process.bpmn_unreadable' } });
    },
  );
});
