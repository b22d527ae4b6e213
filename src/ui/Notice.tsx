import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon, type IconName } from './Icon.tsx';

export type AlertTone = 'info' | 'success' | 'warning' | 'danger';

export interface AlertProps {
  tone: AlertTone;
  language: Language;
  title?: ReactNode;
  /** announced at once; only for what has just happened */
  live?: boolean;
  children?: ReactNode;
}

/** Something to know before going on. The tone is also said in words. */
export function Alert({ tone, language, title, live, children }: AlertProps) {
  return (
    <div className={`alert alert-${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={tone} label={words(language).common.alert[tone]} />
      <div className="alert-body">
        {title && <p className="alert-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

export type NoticeKind = 'INFO' | 'MAINTENANCE' | 'INCIDENT';

export interface PageNotice {
  id: string;
  kind: NoticeKind;
  title: string;
  /** language of the title where it is not the page's */
  lang?: Language;
  href?: string;
}

const NOTICE_ICON: Record<NoticeKind, IconName> = { INFO: 'megaphone', MAINTENANCE: 'wrench', INCIDENT: 'bolt' };

/** The province's notices above every page. */
export function NoticeBanner({ notices, language }: { notices: PageNotice[]; language: Language }) {
  if (notices.length === 0) return null;
  const { notice } = words(language).common;
  return (
    <section className="notice-banner" aria-label={words(language).common.nav.notices}>
      <ul className="width">
        {notices.map((item) => (
          <li key={item.id} className={`notice notice-${item.kind.toLowerCase()}`}>
            <Icon name={NOTICE_ICON[item.kind]} />
            <p>
              <strong>{notice[item.kind]}:</strong>{' '}
              <span lang={item.lang}>{item.href ? <a href={item.href}>{item.title}</a> : item.title}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
