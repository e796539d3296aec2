import { PAPER_NEEDS } from "~/domain/schemes/rules";
import { levelTitle, paperKindName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PAPER_KINDS, SET_CASES } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { AddItem, CheckboxGroup, Cited, Item, ItemActions, Narrowing, SourceField, tickedIn } from "../fields";
import { groupChoices, neededName } from "../item-texts";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

export function DossierEditor({ draft, rules, lastResult }: EditorProps) {
  const [form, fields] = useSectionForm(
    "dossier",
    {
      minimumPhotos: String(rules.minimumPhotos.value),
      minimumPhotosSource: rules.minimumPhotos.source,
      checklist: rules.checklist.value.map(({ code, mayPend, ...item }) => ({
        ...item,
        was: code,
        mayPend: mayPend ? "on" : undefined,
      })),
      checklistSource: rules.checklist.source,
      setCases: rules.setCases.value,
      setCasesSource: rules.setCases.source,
    },
    lastResult,
  );
  const papers = fields.checklist.getFieldList();
  const levels = rules.levels.value.map(({ level }) => ({ value: level, label: levelTitle(level) }));
  return (
    <DraftForm
      form={form}
      draft={draft}
      labels={{
        minimumPhotos: ruleName("minimumPhotos"),
        checklist: ruleName("checklist"),
        setCases: ruleName("setCases"),
      }}
    >
      <Card as="section">
        <Cited source={fields.minimumPhotosSource}>
          <NumberField field={fields.minimumPhotos} label={ruleName("minimumPhotos")} inputMode="numeric" />
        </Cited>
      </Card>
      <Card as="section" className="grid gap-4">
        <h2>{ruleName("checklist")}</h2>
        <p className="text-soft">{m.schemes_checklist_hint()}</p>
        <ol id={fields.checklist.id} tabIndex={-1} className="grid gap-3">
          {papers.map((paper, index) => {
            const { was, kind, name, nameEn, needed, levels: at, groups, mayPend } = paper.getFieldset();
            const label = String(name.value ?? "") || m.schemes_new_paper();
            return (
              <Item
                key={paper.key}
                title={label}
                actions={
                  <ItemActions
                    form={form}
                    name={fields.checklist.name}
                    index={index}
                    count={papers.length}
                    label={label}
                  />
                }
              >
                <input type="hidden" name={was.name} defaultValue={was.initialValue} key={was.key} />
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField field={name} label={m.schemes_field_name()} />
                  <TextField field={nameEn} label={m.schemes_field_name_en()} />
                  <SelectField
                    field={kind}
                    label={m.schemes_field_kind()}
                    choices={PAPER_KINDS.map((value) => ({ value, label: paperKindName(value) }))}
                  />
                  <SelectField
                    field={needed}
                    label={m.schemes_field_needed()}
                    choices={PAPER_NEEDS.map((value) => ({ value, label: neededName(value) }))}
                  />
                </div>
                <CheckboxField field={mayPend} label={m.schemes_may_pend_label()} />
                <Narrowing
                  label={m.schemes_paper_only_for()}
                  chosen={[...tickedIn(at).map(levelTitle), ...tickedIn(groups)]}
                >
                  <div className="grid gap-4 sm:grid-cols-2">
                    <CheckboxGroup
                      field={at}
                      label={m.schemes_field_levels()}
                      hint={m.schemes_none_is_all_levels()}
                      choices={levels}
                    />
                    <CheckboxGroup
                      field={groups}
                      label={m.schemes_field_groups()}
                      hint={m.schemes_none_is_all_groups()}
                      choices={groupChoices(rules)}
                    />
                  </div>
                </Narrowing>
              </Item>
            );
          })}
        </ol>
        {papers.length === 0 && <p className="text-soft">{m.schemes_no_papers()}</p>}
        <AddItem form={form} name={fields.checklist.name}>
          {m.schemes_add_paper()}
        </AddItem>
        <SourceField field={fields.checklistSource} />
      </Card>
      <Card as="section">
        <Cited source={fields.setCasesSource}>
          <CheckboxGroup
            field={fields.setCases}
            label={ruleName("setCases")}
            hint={m.schemes_set_cases_hint()}
            choices={SET_CASES.map((value) => ({ value, label: `(${value}) ${setCaseName(value)}` }))}
          />
        </Cited>
      </Card>
    </DraftForm>
  );
}
