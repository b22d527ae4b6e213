import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';

/** `primary` once a page: the thing to do; `secondary` beside it; `quiet` in lists; `danger` for what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  /** icon after the word (for “next”) */
  iconAfter?: IconName;
  large?: boolean;
  children: ReactNode;
}

export type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'>;

const look = ({ kind = 'primary', large }: Pick<Look, 'kind' | 'large'>) =>
  classNames('button', `button-${kind}`, large && 'button-large');

/** A button; `type` is `submit` unless told, as forms without JavaScript need. */
export function Button({ kind, icon, iconAfter, large, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={look({ kind, large })}>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </button>
  );
}

export interface ButtonLinkProps extends Look {
  href: string;
  /** `true`, or the name under which it is kept */
  download?: boolean | string;
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink({ href, kind, icon, iconAfter, large, download, children }: ButtonLinkProps) {
  return (
    <a href={href} download={download} className={look({ kind, large })}>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </a>
  );
}
