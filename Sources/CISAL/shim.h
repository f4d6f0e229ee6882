#pragma once
#include <isa-l.h>
#include <string.h>
