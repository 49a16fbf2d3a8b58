import type { ReactNode } from 'react';

/** Fields that belong together, side by side where there is room, under one legend. */
export function FieldGroup({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="field-group">
      <legend>{legend}</legend>
      <div className="field-group-fields">{children}</div>
    </fieldset>
  );
}
