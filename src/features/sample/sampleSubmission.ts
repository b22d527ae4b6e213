import type { Applicant, Delivery, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import type { Component } from '../../domain/procedure/procedure.ts';
import type { DossierPlan } from './planDossiers.ts';
import { sampleAnswers } from './sampleAnswers.ts';
import type { SampleApplicant } from './sampleApplicants.ts';

/** What is handed in for a planned dossier. */
export function sampleSubmission(plan: DossierPlan, forms: ReadonlyMap<string, FormDefinition>) {
  const { offering, applicant, random, channel } = plan;
  const { content } = offering.procedure;
  const form = content.formKey ? forms.get(content.formKey) : undefined;
  const { components } = random.pick(content.componentCases);
  return {
    procedureCode: content.code,
    competentAgencyCode: offering.agency.code,
    applicant: applicantOf(applicant),
    answers: form ? sampleAnswers(form, applicant, random) : {},
    components: components
      .filter((component) => component.required || random.chance(30))
      .map((component) => handedIn(component, channel === 'ONLINE')),
    setCount: content.setCount,
    delivery: deliveryOf(plan),
  };
}

/** Fees of the channel that are an amount, in VND. */
export function feesOf({ offering, channel }: DossierPlan): number {
  const method = offering.procedure.content.methods.find((one) => one.channel === channel);
  return (method?.fees ?? []).reduce((sum, fee) => sum + (fee.vnd ?? 0), 0);
}

function applicantOf(applicant: SampleApplicant): Applicant {
  if ('business' in applicant) {
    const { name, taxCode, phone, email, address } = applicant.business;
    return { kind: 'ORGANISATION', name, organisationName: name, taxCode, phone, email, address };
  }
  const { name, citizenId, dateOfBirth, phone, email, address } = applicant.citizen;
  return { kind: 'CITIZEN', name, citizenId, dateOfBirth, phone, email, address };
}

function handedIn({ key, name, originals, copies }: Component, online: boolean): SubmittedComponent {
  const shape = originals > 0 ? 'ORIGINAL' : 'COPY';
  return { key, name, shape: online ? 'ELECTRONIC' : shape, count: originals + copies || 1, fileIds: [] };
}

function deliveryOf({ channel, applicant, random }: DossierPlan): Delivery {
  const { address } = 'citizen' in applicant ? applicant.citizen : applicant.business;
  if (channel === 'POST' || random.chance(15)) return { method: 'POST', address };
  return { method: channel === 'ONLINE' && random.chance(50) ? 'ONLINE' : 'COUNTER' };
}
