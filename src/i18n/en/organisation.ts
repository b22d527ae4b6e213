import type { organisation as vi } from '../vi/organisation.ts';

export const organisation = {
  title: 'Organisation',
  agency: 'Agency',
  agencies: 'Agencies',
  unit: 'Unit',
  officer: 'Officer',
  post: 'Post',
  calendar: 'Working calendar',
  workingHours: 'Office hours',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
  kind: {
    COMMITTEE: 'Provincial People’s Committee',
    OFFICE: 'Office of the provincial People’s Committee',
    CENTRE: 'Public Administration Service Centre',
    DEPARTMENT: 'Department',
    VERTICAL: 'Vertical agency',
    DISTRICT: 'District People’s Committee',
    COMMUNE: 'Commune People’s Committee',
  },
} satisfies typeof vi;
