"""What the city needs, whom it has, and the gap between them, now and in the coming years."""

from asnplan.analysis.ages import age_groups
from asnplan.analysis.backtest import backtest, backtest_by_family, backtest_summary, group_counts, kept_projection
from asnplan.analysis.capacity import CAPACITY_METHODS, capacity_needs, posts_for_equipment, posts_for_volume
from asnplan.analysis.course import headcount_course
from asnplan.analysis.effective_time import (
    EFFECTIVE_TIMES,
    effective_days,
    effective_hours,
    effective_minutes,
    effective_time_table,
)
from asnplan.analysis.effectiveness import balance, effectiveness, effectiveness_grade, grade_comparison
from asnplan.analysis.exits import draw_rates, exit_rates, renewal_rates
from asnplan.analysis.gap import family_demand, yearly_gap
from asnplan.analysis.groups import counted_needs, group_balance, group_holders, needs_by_post, placed
from asnplan.analysis.growth import (
    district_growth,
    growth_table,
    scenario_population,
    staff_per_thousand,
    suspected_breaks,
    trend,
)
from asnplan.analysis.health import HEALTH_METHODS, health_needs, wisn_balance, wisn_forms
from asnplan.analysis.holders import expected_holders, whole_holders
from asnplan.analysis.hospital import HOSPITAL_REGULATION, hospital_minimum
from asnplan.analysis.leadership import leadership, leadership_summary
from asnplan.analysis.memory import Memory
from asnplan.analysis.needs import need_table, unit_summary
from asnplan.analysis.outlook import Outlook, outlook, side_by_side, within
from asnplan.analysis.population import (
    city_population,
    demand_factor,
    growth_rate,
    population_demand,
    projected_population,
    ratio_needs,
)
from asnplan.analysis.priority import priority_rule, recruited_posts, with_priority
from asnplan.analysis.projection import headcount, project
from asnplan.analysis.puskesmas import MINIMUM_REGULATION, MINIMUM_YEAR, facility_needs, minimum_needs, minimum_table
from asnplan.analysis.redistribution import redistribution, redistribution_summary
from asnplan.analysis.retirement import contract_ends, retirement_categories, retirement_dates, retirements
from asnplan.analysis.rounding import apportioned, round_half_up, round_small_staff
from asnplan.analysis.schools import projected_classes, school_needs_by_year, teacher_needs
from asnplan.analysis.sensitivity import need_sensitivity, one_at_a_time, total_need
from asnplan.analysis.simulation import bands, simulate
from asnplan.analysis.sources import KEPT_LEAVERS, KEPT_POSTS, Needs, Sources, needs_under, with_balances, with_last
from asnplan.analysis.staffing import (
    FULL_TIME,
    bezetting,
    of_units,
    opd_of_units,
    parts_of_units,
    seats_pending,
    units_within,
)
from asnplan.analysis.structure import post_tree
from asnplan.analysis.succession import critical_posts, sole_holders_leaving
from asnplan.analysis.teachers import (
    class_teacher_needs,
    counselling_hours,
    counselling_needs,
    head_needs,
    next_study_groups,
    school_levels,
    school_needs,
    study_groups,
    subject_needs,
)
from asnplan.analysis.wisn import (
    additive_staff,
    available_hours,
    standard_workload,
    support_factor,
    who_staff,
    wisn_difference,
    wisn_ratio,
)
from asnplan.analysis.workload import (
    post_minutes,
    posts_for_tasks,
    task_minutes,
)

__all__ = [
    "CAPACITY_METHODS",
    "EFFECTIVE_TIMES",
    "FULL_TIME",
    "HEALTH_METHODS",
    "HOSPITAL_REGULATION",
    "KEPT_LEAVERS",
    "KEPT_POSTS",
    "MINIMUM_REGULATION",
    "MINIMUM_YEAR",
    "Memory",
    "Needs",
    "Outlook",
    "Sources",
    "additive_staff",
    "age_groups",
    "apportioned",
    "available_hours",
    "backtest",
    "backtest_by_family",
    "backtest_summary",
    "balance",
    "bands",
    "bezetting",
    "capacity_needs",
    "city_population",
    "class_teacher_needs",
    "contract_ends",
    "counselling_hours",
    "counselling_needs",
    "counted_needs",
    "critical_posts",
    "demand_factor",
    "district_growth",
    "draw_rates",
    "effective_days",
    "effective_hours",
    "effective_minutes",
    "effective_time_table",
    "effectiveness",
    "effectiveness_grade",
    "exit_rates",
    "expected_holders",
    "facility_needs",
    "family_demand",
    "grade_comparison",
    "group_balance",
    "group_counts",
    "group_holders",
    "growth_rate",
    "growth_table",
    "head_needs",
    "headcount",
    "headcount_course",
    "health_needs",
    "hospital_minimum",
    "kept_projection",
    "leadership",
    "leadership_summary",
    "minimum_needs",
    "minimum_table",
    "need_sensitivity",
    "need_table",
    "needs_by_post",
    "needs_under",
    "next_study_groups",
    "of_units",
    "one_at_a_time",
    "opd_of_units",
    "outlook",
    "parts_of_units",
    "placed",
    "population_demand",
    "post_minutes",
    "post_tree",
    "posts_for_equipment",
    "posts_for_tasks",
    "posts_for_volume",
    "priority_rule",
    "project",
    "projected_classes",
    "projected_population",
    "ratio_needs",
    "recruited_posts",
    "redistribution",
    "redistribution_summary",
    "renewal_rates",
    "retirement_categories",
    "retirement_dates",
    "retirements",
    "round_half_up",
    "round_small_staff",
    "scenario_population",
    "school_levels",
    "school_needs",
    "school_needs_by_year",
    "seats_pending",
    "side_by_side",
    "simulate",
    "sole_holders_leaving",
    "staff_per_thousand",
    "standard_workload",
    "study_groups",
    "subject_needs",
    "support_factor",
    "suspected_breaks",
    "task_minutes",
    "teacher_needs",
    "total_need",
    "trend",
    "unit_summary",
    "units_within",
    "who_staff",
    "whole_holders",
    "wisn_balance",
    "wisn_difference",
    "wisn_forms",
    "wisn_ratio",
    "with_balances",
    "with_last",
    "with_priority",
    "within",
    "yearly_gap",
]
