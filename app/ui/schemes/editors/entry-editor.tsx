import { ENTRIES, LOWER_TITLES } from "~/domain/schemes/rules";
import { legalFormName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEGAL_FORMS, LEVELS } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, SelectField, TextField } from "~/ui/primitives/fields";
import { AddItem, CheckboxGroup, Cited, Item, ItemActions, SourceField } from "../fields";
import { entryName, lowerTitleName } from "../item-texts";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

export function EntryEditor({ draft, rules, lastResult }: EditorProps) {
  const [form, fields] = useSectionForm(
    "entry",
    {
      groups: rules.groups.map((group) => ({ ...group, was: group.code })),
      entrants: rules.entrants.value,
      entrantsSource: rules.entrants.source,
      levels: LEVELS.map((level) => {
        const held = rules.levels.value.find((one) => one.level === level);
        return {
          level,
          isHeld: held ? "on" : undefined,
          lowerTitle: held?.lowerTitle ?? "none",
          entry: held?.entry ?? "open",
        };
      }),
      levelsSource: rules.levels.source,
    },
    lastResult,
  );
  const groups = fields.groups.getFieldList();
  return (
    <DraftForm
      form={form}
      draft={draft}
      labels={{ groups: ruleName("groups"), entrants: ruleName("entrants"), levels: ruleName("levels") }}
    >
      <Card as="section" className="grid gap-4">
        <h2>{ruleName("groups")}</h2>
        <p className="text-soft">{m.schemes_groups_hint()}</p>
        <ol id={fields.groups.id} tabIndex={-1} className="grid gap-3">
          {groups.map((group, index) => {
            const { was, code, name, nameEn } = group.getFieldset();
            const label = String(code.value ?? "") || m.schemes_new_group();
            return (
              <Item
                key={group.key}
                actions={
                  <ItemActions
                    form={form}
                    name={fields.groups.name}
                    index={index}
                    count={groups.length}
                    label={label}
                  />
                }
              >
                <input type="hidden" name={was.name} defaultValue={was.initialValue} key={was.key} />
                <div className="grid gap-4 sm:grid-cols-[7rem_1fr_1fr]">
                  <TextField field={code} label={m.schemes_field_code()} />
                  <TextField field={name} label={m.schemes_field_name()} />
                  <TextField field={nameEn} label={m.schemes_field_name_en()} />
                </div>
              </Item>
            );
          })}
        </ol>
        <AddItem form={form} name={fields.groups.name}>
          {m.schemes_add_group()}
        </AddItem>
      </Card>
      <Card as="section">
        <Cited source={fields.entrantsSource}>
          <CheckboxGroup
            field={fields.entrants}
            label={ruleName("entrants")}
            choices={LEGAL_FORMS.map((value) => ({ value, label: legalFormName(value) }))}
          />
        </Cited>
      </Card>
      <Card as="section" className="grid gap-4">
        <h2>{ruleName("levels")}</h2>
        <p className="text-soft">{m.schemes_levels_hint()}</p>
        <ul id={fields.levels.id} tabIndex={-1} className="grid gap-3">
          {fields.levels.getFieldList().map((line, index) => {
            const { level, isHeld, lowerTitle, entry } = line.getFieldset();
            return (
              <li
                key={line.key}
                className="grid items-center gap-x-6 border-b border-line pb-3 last:border-0 sm:grid-cols-[12rem_1fr_1fr]"
              >
                <input type="hidden" name={level.name} value={LEVELS[index]} />
                <CheckboxField field={isHeld} label={levelTitle(LEVELS[index]!)} />
                <SelectField
                  field={lowerTitle}
                  label={m.schemes_field_lower_title()}
                  placeholder={null}
                  choices={LOWER_TITLES.map((value) => ({ value, label: lowerTitleName(value) }))}
                />
                <SelectField
                  field={entry}
                  label={m.schemes_field_entry()}
                  placeholder={null}
                  choices={ENTRIES.map((value) => ({ value, label: entryName(value) }))}
                />
              </li>
            );
          })}
        </ul>
        <SourceField field={fields.levelsSource} />
      </Card>
    </DraftForm>
  );
}
