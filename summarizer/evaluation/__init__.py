"""Summaries against labels: matching, scores, statistics, report, gate."""
