/** What is used of bpmn-moddle 10, which ships no types for its entry. */
declare module 'bpmn-moddle' {
  export interface BpmnElement {
    $type: string;
    id?: string;
    get(name: string): unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    create(type: string, attributes?: object): BpmnElement;
    toXML(element: BpmnElement, options?: { format?: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{ rootElement: BpmnElement; warnings: { message: string }[] }>;
  }
}
