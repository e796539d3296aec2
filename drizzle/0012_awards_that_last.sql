-- Templates, layouts, print runs and yearly reports: docs/rules/templates.md, papers-of-a-release.md, yearly-reports.md
select 1;
